using Telemetry.Schema.Catalogue.Rules;

namespace Telemetry.Schema.Catalogue.Reading;

/// <summary>Makes fields of schemas that the rules have passed.</summary>
internal static class FieldReader
{
    public static IReadOnlyList<EventField> Fields(SchemaNode node)
    {
        var required = node.Strings("required").ToHashSet(StringComparer.Ordinal);
        return [.. node.Properties().Select(p => Field(p.Name, p.Node, required.Contains(p.Name)))];
    }

    private static EventField Field(string name, SchemaNode node, bool isRequired) => new(name, Shape(node))
    {
        Description = node.Text("description")!,
        Purpose = node.Text("x-purpose")!,
        DataClass = AnnotationRule.ClassOf(node.Text("x-class"))!.Value,
        Required = isRequired,
        Column = node.Text("x-column"),
        ColumnValues = ColumnValuesRule.Read(node),
    };

    private static FieldShape Shape(SchemaNode node) => new(FieldTypes.KindOf(node) ?? FieldKind.Object)
    {
        TypeName = node.Text("x-type"),
        Description = node.Text("description"),
        Members = Members(node),
        MinLength = node.Count("minLength"),
        MaxLength = node.Count("maxLength"),
        Pattern = node.Text("pattern"),
        Format = node.Text("format"),
        Minimum = node.Number("minimum"),
        Maximum = node.Number("maximum"),
        MaxCount = node.Count("maxItems") ?? node.Count("maxProperties"),
        Element = (node.Schema("items", NodeRole.ListItem) ?? node.Schema("additionalProperties", NodeRole.MapValue)) is { } element ? Shape(element) : null,
        Names = node.Schema("propertyNames", NodeRole.MapName) is { } names ? Shape(names) : null,
        Fields = Fields(node),
        IsNullable = node.Types().Contains("null"),
    };

    private static IReadOnlyList<string> Members(SchemaNode node) =>
        node.Text("const") is { } constant ? [constant] : node.Strings("enum");
}
