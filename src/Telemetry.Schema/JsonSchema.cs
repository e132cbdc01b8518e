using Telemetry.Schema.Compiling;
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
    private readonly int _maxDepth;

    private JsonSchema(CompiledSchema compiled, int maxDepth)
    {
        Root = compiled.Root;
        _rootProperties = [.. compiled.RootProperties];
        _maxDepth = maxDepth;
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
        return new JsonSchema(SchemaCompiler.Compile(utf8Schema, options.Values), options.MaxDepth);
    }

    /// <summary>Validates a document.</summary>
    /// <param name="utf8Json">One JSON text in UTF-8.</param>
    /// <param name="errors">Receives the errors, after those it holds already; null when only the outcome is wanted.</param>
    public ValidationOutcome Validate(ReadOnlySpan<byte> utf8Json, ValidationErrors? errors = null) =>
        Validation.Run(Root, new Inquiry { Json = utf8Json, MaxDepth = _maxDepth, Errors = errors });

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
