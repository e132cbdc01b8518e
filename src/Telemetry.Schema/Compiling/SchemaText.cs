using System.Text.Json;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>The schema as a JSON text, before any keyword is looked at.</summary>
internal static class SchemaText
{
    /// <summary>Levels a schema may nest; bounds the recursion over it.</summary>
    public const int MaxDepth = 128;

    // The schema "true": every document that is JSON and Unicode satisfies it.
    private static readonly Plan Anything = new();

    public static JsonDocument Parse(ReadOnlySpan<byte> utf8Schema)
    {
        var errors = new ValidationErrors(1);
        switch (Validation.Run(Anything, utf8Schema, MaxDepth, [], errors))
        {
            case ValidationOutcome.Malformed:
                throw JsonSchemaException.Invalid(string.Empty, $"expected JSON in UTF-8, but {Fault(utf8Schema)}.");
            case ValidationOutcome.TooDeep:
                throw JsonSchemaException.NotSupported(string.Empty, $"expected at most {MaxDepth} levels of nesting, but found more.");
            case ValidationOutcome.Invalid:
                throw JsonSchemaException.Invalid(string.Empty, "expected surrogates escaped in pairs, but found half of one.");
            default:
                return JsonDocument.Parse(utf8Schema.ToArray(), new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
    }

    private static string Fault(ReadOnlySpan<byte> utf8Schema)
    {
        var reader = new Utf8JsonReader(utf8Schema, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return $"the syntax breaks at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        }

        return "the bytes are not UTF-8";
    }
}
