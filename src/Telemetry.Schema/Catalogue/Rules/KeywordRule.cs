using System.Text.Json;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>
/// A schema uses only keywords from which types, columns and documents can be made, each where it means something. A
/// keyword that the generator would pass over is one that a reader believes in and nothing keeps.
/// </summary>
internal static class KeywordRule
{
    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "minLength", "maxLength", "pattern", "minimum", "maximum",
        "properties", "required", "additionalProperties", "propertyNames", "maxProperties", "items", "minItems", "maxItems", "format",
    };

    private static readonly HashSet<string> Formats = new(StringComparer.Ordinal) { "uuid", "date-time" };

    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        if (node.Element.ValueKind != JsonValueKind.Object)
        {
            yield return node.Fault("A schema here is an object; write the type and its bounds.");
            yield break;
        }

        foreach (var keyword in node.Element.EnumerateObject().Select(p => p.Name))
        {
            if (!Standard.Contains(keyword) && Complaint(keyword, node.Role) is { } complaint)
            {
                yield return node.Fault(keyword, complaint);
            }
        }

        if (node.Text("format") is { } format && !Formats.Contains(format))
        {
            yield return node.Fault("format", $"The format '{format}' is not used in the catalogue; use {string.Join(" or ", Formats)}, or a pattern.");
        }
    }

    private static string? Complaint(string keyword, NodeRole role) => keyword switch
    {
        "x-consent-version" or "x-never-collected" => role == NodeRole.EnvelopeRoot ? null : $"'{keyword}' stands once, at the root of {EnvelopeDefinition.FileName}; remove it here.",
        "x-event" or "x-event-version" or "x-audience" or "x-app" => role == NodeRole.EventRoot ? null : $"'{keyword}' stands at the root of an event's file; remove it here.",
        "x-purpose" or "x-class" => role is NodeRole.RootField or NodeRole.NestedField or NodeRole.EnvelopeData or NodeRole.Definition ? null : $"'{keyword}' describes a property; remove it here.",
        "x-column" or ColumnValuesRule.Keyword => role == NodeRole.RootField ? null : $"Only a property of the root can have a column; remove '{keyword}' here.",
        "x-type" => role is NodeRole.RootField or NodeRole.NestedField or NodeRole.ListItem or NodeRole.Definition ? null : "'x-type' names the type of a property or an item; remove it here.",
        _ when keyword.StartsWith("x-", StringComparison.Ordinal) => $"'{keyword}' is not known; use x-purpose, x-class, x-column, x-values or x-type, or remove it.",
        _ => $"The keyword '{keyword}' is not used in the catalogue, since neither types nor columns can be made from it; remove it.",
    };
}
