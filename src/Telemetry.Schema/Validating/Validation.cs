using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Telemetry.Schema.Validating;

/// <summary>One pass over one document.</summary>
internal ref partial struct Validation
{
    private const int StackNames = 16;
    private const int StackSegments = 65;

    private readonly ReadOnlySpan<byte> _json;
    private readonly Span<PathSegment> _path;
    private readonly ValidationErrors? _errors;

    // Without a backslash in the document nothing needs unescaping, and what no schema looks at can be skipped.
    private readonly bool _hasEscapes;
    private Utf8JsonReader _reader;
    private RecordedNames _names;
    private int _depth;
    private bool _isInvalid;

    private Validation(
        ReadOnlySpan<byte> json,
        int maxDepth,
        Span<PathSegment> path,
        Span<NameEntry> names,
        ValidationErrors? errors)
    {
        _json = json;
        _path = path;
        _errors = errors;
        _hasEscapes = json.Contains((byte)'\\');
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        _names = new RecordedNames(json, names);
    }

    /// <summary>Validates a document.</summary>
    /// <param name="plan">What its value must be.</param>
    /// <param name="json">The document.</param>
    /// <param name="maxDepth">Levels of nesting it may have.</param>
    /// <param name="members">Receives where the root's first declared members lie; may be shorter than those or empty.</param>
    /// <param name="errors">Receives the errors.</param>
    public static ValidationOutcome Run(
        Plan plan,
        ReadOnlySpan<byte> json,
        int maxDepth,
        Span<JsonMember> members,
        ValidationErrors? errors)
    {
        if (!Utf8.IsValid(json))
        {
            return ValidationOutcome.Malformed;
        }

        // One segment per level, and one more for a value of the deepest.
        int segments = maxDepth + 1;
        PathSegment[]? rented = null;
        Span<PathSegment> path = segments <= StackSegments
            ? stackalloc PathSegment[StackSegments]
            : rented = ArrayPool<PathSegment>.Shared.Rent(segments);
        var validation = new Validation(json, maxDepth, path, stackalloc NameEntry[StackNames], errors);
        try
        {
            validation.Document(plan, members);
            return validation._isInvalid ? ValidationOutcome.Invalid : ValidationOutcome.Valid;
        }
        catch (JsonException)
        {
            return Classify(json, maxDepth);
        }
        finally
        {
            validation._names.Release();
            if (rented is not null)
            {
                ArrayPool<PathSegment>.Shared.Return(rented);
            }
        }
    }

    // The reader's exception does not tell nesting from syntax; a second pass that bears any depth does.
    private static ValidationOutcome Classify(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= maxDepth)
                {
                    return ValidationOutcome.TooDeep;
                }
            }
        }
        catch (JsonException)
        {
            return ValidationOutcome.Malformed;
        }

        return ValidationOutcome.Malformed;
    }

    private void Document(Plan plan, Span<JsonMember> members)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            Object(plan, members);
        }
        else
        {
            Value(plan);
        }

        // Reads on to the end, where anything but white space throws.
        _reader.Read();
    }
}
