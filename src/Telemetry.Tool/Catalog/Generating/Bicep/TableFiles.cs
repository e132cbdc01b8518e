using System.Text.Json;
using Telemetry.Schema.Tables;

namespace Telemetry.Tool.Catalog.Generating.Bicep;

/// <summary>
/// A table's columns, its stream declaration and the transform between them, as the Bicep modules load them. Rows arrive in the
/// table's own shape, so the transform is the stream itself.
/// </summary>
internal static class TableFiles
{
    private const string Transform = "source\n";

    public static IEnumerable<GeneratedFile> Make(TableDefinition table)
    {
        yield return File(table, "columns.json", JsonText.Of(json => WriteColumns(json, table)));
        yield return File(table, "stream.json", JsonText.Of(json => WriteStream(json, table)));
        yield return File(table, "transform.kql", Transform);
    }

    private static void WriteColumns(Utf8JsonWriter json, TableDefinition table)
    {
        json.WriteStartArray();
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", TableTypeName(column.Type));
            json.WriteString("description", column.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStream(Utf8JsonWriter json, TableDefinition table)
    {
        json.WriteStartObject();
        json.WriteStartObject(table.StreamName);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type.Name());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Microsoft.OperationalInsights/workspaces/tables spells this one type unlike stream declarations do (ColumnTypeEnum).
    private static string TableTypeName(ColumnType type) => type == ColumnType.DateTime ? "dateTime" : type.Name();

    private static GeneratedFile File(TableDefinition table, string suffix, string text) => new($"{CatalogLayout.Tables}/{table.Name}.{suffix}", text);
}
