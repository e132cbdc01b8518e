using System.Globalization;
using System.Text;
using Telemetry.Panels.Panels;

namespace Telemetry.Tool.Report;

/// <summary>One panel as CSV (RFC 4180): a header, then its rows.</summary>
internal static class ReportCsv
{
    // A spreadsheet takes a text that begins so for a formula.
    private const string Formulas = "=+-@\t\r";

    public static string Of(PanelResult result)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', result.Query.Columns.Select(c => c.Name)).Append("\r\n");
        foreach (var row in result.Rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        string text => Quoted(text),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && Formulas.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
