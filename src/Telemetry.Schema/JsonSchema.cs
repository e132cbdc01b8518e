using System.Buffers;
using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Output;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema;

/// <summary>A JSON Schema (draft 2020-12), compiled to validate UTF-8 JSON in one pass.</summary>
/// <remarks>
/// <para>Immutable and safe for any number of threads. Validating a valid document does not allocate on the heap.</para>
/// <para>
/// Numbers are compared as decimals of any size, lengths count code points, patterns are ECMA-262 with the <c>u</c> flag,
/// and <c>format</c> asserts. Beyond the schema, an object that has a member twice is an error, and so is an escape of half
/// a surrogate pair.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// JsonSchema schema = JsonSchema.Compile("""{ "type": "object", "required": ["name"] }"""u8);
/// var errors = new ValidationErrors();
/// if (schema.Validate("{}"u8, errors) == ValidationOutcome.Invalid)
/// {
///     Console.WriteLine(errors[0].Message); // Expected the member "name", but it is missing.
/// }
/// </code>
/// </example>
public sealed class JsonSchema
{
    private readonly string[] _rootProperties;
    private readonly BoundSchema _bound;
    private readonly OutputContext _context;
    private readonly int _maxDepth;

    private JsonSchema(CompiledSchema compiled, JsonSchemaOptions options)
    {
        Root = compiled.Plan;
        Root.RootNames = new Utf8NameTable([.. compiled.RootProperties.Select(Encoding.UTF8.GetBytes)]);
        _bound = compiled.Root;
        _rootProperties = [.. compiled.RootProperties];
        _maxDepth = options.MaxDepth;
        _context = new OutputContext(compiled.RootUri, compiled.Quoting);
    }

    /// <summary>The names under the root schema's own <c>properties</c>, in the order of their declaration.</summary>
    public IReadOnlyList<string> RootProperties => _rootProperties;

    internal Plan Root { get; }

    /// <summary>Compiles a schema.</summary>
    /// <param name="utf8Schema">The schema, a JSON text in UTF-8.</param>
    /// <param name="options">How documents will be read; the defaults when null.</param>
    /// <exception cref="JsonSchemaException">The schema is not valid, or uses what is not supported.</exception>
    public static JsonSchema Compile(ReadOnlySpan<byte> utf8Schema, JsonSchemaOptions? options = null)
    {
        options ??= new JsonSchemaOptions();
        return new JsonSchema(SchemaCompiler.Compile(utf8Schema, options, SchemaRole.OfDocuments), options);
    }

    /// <summary>Compiles a schema that schemas are checked by.</summary>
    internal static JsonSchema CompileMetaSchema(ReadOnlySpan<byte> utf8Schema, JsonSchemaOptions options) =>
        new(SchemaCompiler.Compile(utf8Schema, options, SchemaRole.OfSchemas), options);

    /// <summary>Validates a document.</summary>
    /// <param name="utf8Json">One JSON text in UTF-8.</param>
    /// <param name="errors">Receives the errors, after those it holds already; null when only the outcome is wanted.</param>
    public ValidationOutcome Validate(ReadOnlySpan<byte> utf8Json, ValidationErrors? errors = null) =>
        Validation.Run(Root, new Inquiry { Json = utf8Json, MaxDepth = _maxDepth, Errors = errors });

    /// <summary>Validates a document that lies in several segments.</summary>
    /// <param name="utf8Json">One JSON text in UTF-8; where it is of more than one segment it is copied to pooled memory.</param>
    /// <param name="errors">Receives the errors, after those it holds already; null when only the outcome is wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The document is longer than 2,147,483,591 bytes.</exception>
    public ValidationOutcome Validate(in ReadOnlySequence<byte> utf8Json, ValidationErrors? errors = null)
    {
        if (utf8Json.IsSingleSegment)
        {
            return Validate(utf8Json.FirstSpan, errors);
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf8Json.Length, Array.MaxLength, nameof(utf8Json));
        int length = (int)utf8Json.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        utf8Json.CopyTo(rented);
        ValidationOutcome outcome = Validate(rented.AsSpan(0, length), errors);
        ArrayPool<byte>.Shared.Return(rented);
        return outcome;
    }

    /// <summary>Validates a document and writes what came of it as JSON, as 2020-12 Core section 12 defines it.</summary>
    /// <remarks>
    /// Units have <c>keywordLocation</c>, <c>absoluteKeywordLocation</c> where references were followed, <c>instanceLocation</c>,
    /// and <c>error</c> or <c>annotation</c>. Evaluates every schema that applies, and so takes far longer than
    /// <see cref="Validate(ReadOnlySpan{byte}, ValidationErrors?)"/>.
    /// </remarks>
    /// <param name="utf8Json">One JSON text in UTF-8.</param>
    /// <param name="format">How much to tell.</param>
    /// <param name="writer">Receives one object.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <example>
    /// <code>
    /// using var writer = new Utf8JsonWriter(Console.OpenStandardOutput());
    /// schema.WriteOutput("""{ "name": 1 }"""u8, OutputFormat.Basic, writer);
    /// </code>
    /// </example>
    public ValidationOutcome WriteOutput(ReadOnlySpan<byte> utf8Json, OutputFormat format, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var inquiry = new Inquiry { Json = utf8Json, MaxDepth = _maxDepth, Errors = new ValidationErrors() };
        return Validation.WriteOutput(_bound, inquiry, _context, format, writer);
    }

    /// <summary>Validates a document and tells where the members lie that the root schema declares.</summary>
    /// <param name="utf8Json">One JSON text in UTF-8.</param>
    /// <param name="rootMembers">
    /// Receives at each index the member of that index in <see cref="RootProperties"/>; <c>default</c> where it is absent. Of a
    /// member that comes twice the first is told, and of a document that is not valid what was read of it.
    /// </param>
    /// <param name="errors">Receives the errors, after those it holds already; null when only the outcome is wanted.</param>
    /// <exception cref="ArgumentException"><paramref name="rootMembers"/> is shorter than <see cref="RootProperties"/>.</exception>
    public ValidationOutcome Validate(ReadOnlySpan<byte> utf8Json, Span<JsonMember> rootMembers, ValidationErrors? errors = null)
    {
        Span<JsonMember> members = Room(rootMembers);
        return Validation.Run(Root, new Inquiry { Json = utf8Json, MaxDepth = _maxDepth, Members = members, Errors = errors });
    }

    /// <summary>Validates a document whose schema depends in one member on what the members before it say.</summary>
    /// <param name="choice">Chooses that member's schema, which holds beside the one declared here.</param>
    /// <param name="chosenMembers">Receives where the members lie that the chosen schema declares; not cleared before.</param>
    internal ValidationOutcome Validate(
        ReadOnlySpan<byte> utf8Json,
        Span<JsonMember> rootMembers,
        IMemberChoice choice,
        Span<JsonMember> chosenMembers,
        ValidationErrors? errors = null)
    {
        Span<JsonMember> members = Room(rootMembers);
        return Validation.Run(
            Root,
            new Inquiry { Json = utf8Json, MaxDepth = _maxDepth, Members = members, Choice = choice, ChosenMembers = chosenMembers, Errors = errors });
    }

    private Span<JsonMember> Room(Span<JsonMember> rootMembers)
    {
        int count = _rootProperties.Length;
        if (rootMembers.Length < count)
        {
            throw new ArgumentException(
                $"Expected room for {count} members, but found {rootMembers.Length}.", nameof(rootMembers));
        }

        rootMembers.Clear();
        return rootMembers[..count];
    }
}
