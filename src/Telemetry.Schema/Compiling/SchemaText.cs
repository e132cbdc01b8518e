using System.Text.Json;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>The schema as a JSON text, before any keyword is looked at.</summary>
internal static class SchemaText
{
    /// <summary>Levels a schema may nest; bounds the recursion over it.</summary>
    public const int MaxDepth = 128;

    /// <param name="prefix">What stands before pointers in messages.</param>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8Schema, string prefix)
    {
        var errors = new ValidationErrors(1);
        switch (Validation.Run(Plan.Anything, new Inquiry { Json = utf8Schema, MaxDepth = MaxDepth, Errors = errors }))
        {
            case ValidationOutcome.Malformed:
                throw JsonSchemaException.Invalid(prefix, $"expected JSON in UTF-8, but {Fault(utf8Schema)}.");
            case ValidationOutcome.TooDeep:
                throw JsonSchemaException.NotSupported(prefix, $"expected at most {MaxDepth} levels of nesting, but found more.");
            case ValidationOutcome.Invalid when errors[0].Keyword == DocumentRules.Unicode:
                throw JsonSchemaException.Invalid(prefix + errors[0].Pointer, "expected surrogates escaped in pairs, but found half of one.");
            case ValidationOutcome.Invalid:
                throw JsonSchemaException.Invalid(prefix + errors[0].Pointer, "expected every name once in an object, but found this one again.");
            default:
                return JsonDocument.Parse(utf8Schema.ToArray(), new JsonDocumentOptions { MaxDepth = MaxDepth }).RootElement;
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
