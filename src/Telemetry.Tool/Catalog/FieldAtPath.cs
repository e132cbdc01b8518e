using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog;

/// <summary>A field and where it stands within its event, such as <c>stack[].line</c>.</summary>
internal sealed record FieldAtPath(string Path, EventField Field)
{
    /// <summary>All fields in declaration order, each followed by those within it.</summary>
    public static IEnumerable<FieldAtPath> All(IEnumerable<EventField> fields, string prefix = "")
    {
        foreach (var field in fields)
        {
            var path = prefix + field.Name;
            yield return new FieldAtPath(path, field);

            foreach (var nested in Within(field.Shape, path))
            {
                yield return nested;
            }
        }
    }

    private static IEnumerable<FieldAtPath> Within(FieldShape shape, string path) => shape.Kind switch
    {
        FieldKind.List => Within(shape.Element!, $"{path}[]"),
        FieldKind.Object => All(shape.Fields, $"{path}."),
        _ => [],
    };
}
