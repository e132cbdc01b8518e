using System.Text.Json;
using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>Everything has one type, and every object is closed: an undeclared property is refused, not stored.</summary>
internal static class ShapeRule
{
    public static IEnumerable<CatalogueFault> Judge(SchemaNode node)
    {
        if (node.Role is NodeRole.Definition or NodeRole.EnvelopeData || node.Element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (node.Depth == SchemaNode.MostDepth)
        {
            return [node.Fault($"Schemas lie {SchemaNode.MostDepth} deep here, or refer to themselves; make the data flatter.")];
        }

        // The order of the root's own properties is what readers of rows go by.
        if (node.IsRoot && node.Has("$ref"))
        {
            return [node.Fault("$ref", "A root declares its properties itself; move what is shared into the properties, which may refer to $defs.")];
        }

        return (FieldTypes.KindOf(node), node.IsRoot) switch
        {
            (null, _) => [node.Fault(node.Has("type") ? "A field has one type (optionally with null); name one, or use enum for a closed list." : "'type' is missing; name one type.")],
            (not FieldKind.Object, true) => [node.Fault("The root is an object of declared properties; write \"type\": \"object\" and \"additionalProperties\": false.")],
            (FieldKind.Object, _) => Closed(node).Concat(Named(node)),
            (FieldKind.Map, _) => FreeNames(node),
            (FieldKind.List, _) when node.Schema("items", NodeRole.ListItem) is null => [node.Fault("'items' is missing; describe what the list holds.")],
            _ => [],
        };
    }

    private static IEnumerable<CatalogueFault> Closed(SchemaNode node)
    {
        if (node.Find("additionalProperties").ValueKind != JsonValueKind.False)
        {
            yield return node.Fault("The object is open; add \"additionalProperties\": false, or a bounded schema for its values.");
        }
    }

    // A required name that is not declared can never be sent: no event would ever be valid.
    private static IEnumerable<CatalogueFault> Named(SchemaNode node)
    {
        var declared = node.Properties().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return node.Strings("required")
            .Where(name => !declared.Contains(name))
            .Select(name => node.Fault("required", $"'{name}' is required but not declared; declare it under properties, or drop it."));
    }

    private static IEnumerable<CatalogueFault> FreeNames(SchemaNode node)
    {
        if (node.Properties().Any())
        {
            yield return node.Fault("An object has either declared properties or free names, not both; split it in two.");
        }

        if (!node.Has("maxProperties"))
        {
            yield return node.Fault("The object's names are free and their number unbounded; add maxProperties.");
        }

        if (node.Schema("propertyNames", NodeRole.MapName) is null)
        {
            yield return node.Fault("The object's names are free and unbounded; add propertyNames with maxLength and pattern.");
        }
    }
}
