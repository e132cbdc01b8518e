using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>Which kind of value a schema's <c>type</c> declares.</summary>
internal static class FieldTypes
{
    /// <summary>The kind, or null when <c>type</c> is absent or names a mixture that no field may have.</summary>
    public static FieldKind? KindOf(SchemaNode node)
    {
        // Names in JSON are strings; propertyNames need not say so.
        if (node.Role == NodeRole.MapName)
        {
            return FieldKind.Text;
        }

        var types = node.Types().Where(t => t != "null").ToList();
        return types switch
        {
            ["string"] => FieldKind.Text,
            ["integer"] => FieldKind.Integer,
            ["number"] => FieldKind.Number,
            ["boolean"] => FieldKind.Flag,
            ["array"] => FieldKind.List,
            ["object"] => node.Schema("additionalProperties", NodeRole.MapValue) is null ? FieldKind.Object : FieldKind.Map,
            { Count: > 1 } when node.Role == NodeRole.MapValue && types.TrueForAll(IsScalar) => FieldKind.Scalar,
            _ => null,
        };
    }

    private static bool IsScalar(string type) => type is "string" or "number" or "integer" or "boolean";
}
