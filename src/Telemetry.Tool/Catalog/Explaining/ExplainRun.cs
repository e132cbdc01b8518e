using System.Text.Json;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;

namespace Telemetry.Tool.Catalog.Explaining;

/// <summary><c>telemetry catalog explain</c>.</summary>
internal static class ExplainRun
{
    public static int Execute(EventCatalogue catalogue, string name, int? version, ToolSurroundings surroundings, OutputFormat format)
    {
        var explanation = Explanation.Of(catalogue, name, version);
        if (format == OutputFormat.Json)
        {
            surroundings.Out.Write(JsonText.Of(json => Write(explanation, json)));
        }
        else
        {
            Write(explanation, surroundings.Out);
        }

        return ExitCode.Success;
    }

    private static void Write(Explanation explanation, TextWriter output)
    {
        output.WriteLine(explanation.Version is { } version ? $"{explanation.Name} (version {version})" : explanation.Name);
        output.WriteLine(explanation.Description);
        foreach (var (path, field) in FieldAtPath.All(explanation.Fields))
        {
            output.WriteLine();
            output.WriteLine($"{path}{(field.Required ? " (required)" : "")}");
            output.WriteLine($"  what    {field.Description}");
            output.WriteLine($"  why     {field.Purpose}");
            output.WriteLine($"  class   {field.DataClass.ToString().ToLowerInvariant()}");
            output.WriteLine($"  type    {field.TypeText}{(field.Bounds.Length == 0 ? "" : $"; {field.Bounds}")}");
            output.WriteLine($"  column  {ColumnText(field)}");
        }

        if (explanation.Fields.Count == 0)
        {
            output.WriteLine("No fields.");
        }
    }

    private static string ColumnText(EventField field) => field.Column is { } column ? $"{column} ({field.ColumnType.Name()})" : "in Properties";

    private static void Write(Explanation explanation, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", explanation.Name);
        if (explanation.Version is { } version)
        {
            json.WriteNumber("version", version);
        }

        json.WriteString("description", explanation.Description);
        json.WriteStartArray("fields");
        foreach (var (path, field) in FieldAtPath.All(explanation.Fields))
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("description", field.Description);
            json.WriteString("purpose", field.Purpose);
            json.WriteString("class", field.DataClass.ToString().ToLowerInvariant());
            json.WriteString("type", field.TypeText);
            json.WriteString("bounds", field.Bounds);
            json.WriteBoolean("required", field.Required);
            json.WriteString("column", field.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
