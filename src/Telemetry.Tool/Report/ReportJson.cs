using System.Globalization;
using System.Text.Json;
using Telemetry.Panels.Panels;

namespace Telemetry.Tool.Report;

/// <summary>A report as JSON: cells have the form they have in the query's own results.</summary>
internal static class ReportJson
{
    public static string Of(ReportResult result) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("from", Time(result.Now - result.Request.Board.Range));
        json.WriteString("to", Time(result.Now));
        json.WriteStartObject("filters");
        json.WriteString("app", result.Request.Board.App);
        json.WriteString("version", result.Request.Board.Version);
        json.WriteString("command", result.Request.Board.Command);
        json.WriteEndObject();
        json.WriteStartObject("read");
        json.WriteNumber("rows", result.Store.Count);
        json.WriteNumber("rejects", result.Store.Rejects.Count);
        json.WriteNumber("unreadable", result.Store.Unreadable);
        json.WriteEndObject();
        Write(json, "panels", result.Panels);
        Write(json, "alerts", result.Alerts);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<PanelResult> results)
    {
        json.WriteStartObject(name);
        foreach (var result in results)
        {
            json.WriteStartObject(result.Query.Name);
            json.WriteString("title", result.Query.Title);
            json.WriteStartArray("columns");
            foreach (var column in result.Query.Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("type", column.Type);
                json.WriteString("unit", column.Unit);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in result.Rows)
            {
                json.WriteStartArray();
                foreach (var cell in row)
                {
                    Write(json, cell);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(Time(time));
                break;
            default:
                json.WriteStringValue((string)cell);
                break;
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
