using System.Collections.Frozen;

namespace Ingest.Functions.Observing;

/// <summary>The rules that an event can break, as label values and in rejects.</summary>
internal static class KeywordLabel
{
    /// <summary>A rule that is not listed here.</summary>
    public const string Other = "other";

    /// <summary>
    /// The asserting keywords of JSON Schema 2020-12 that the validator knows, and this receiver's own. Listed rather than
    /// taken as they come, since a label's values must be a closed set whatever a fault says.
    /// </summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "type", "enum", "const", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "multipleOf", "required", "properties", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "items", "minItems",
        "maxItems", "uniqueNames", "unicode", "json", "maxBytes", "maxDepth", "catalogue", "app", "store");

    public static string Of(string keyword) => Known.TryGetValue(keyword, out var known) ? known : Other;
}
