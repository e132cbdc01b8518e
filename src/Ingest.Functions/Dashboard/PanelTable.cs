using System.Globalization;
using System.Text;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;

namespace Ingest.Functions.Dashboard;

/// <summary>A panel's rows as a table. Products, versions and commands lead to the page that shows them alone.</summary>
internal static class PanelTable
{
    private static readonly Dictionary<string, string> Filters = new() { ["App"] = "app", ["AppVersion"] = "version", ["Command"] = "command" };

    public static string Of(PanelResult result, DashboardQuery query, PanelChart? bars)
    {
        var html = new StringBuilder();
        var title = Html.Encode(result.Query.Title);
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{title}, table\"><table><caption class=\"sr\">{title}: {Html.Encode(result.Query.Question)}</caption><thead><tr>");
        foreach (var column in result.Query.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" title=\"{Html.Encode(column.Meaning)}\"{(column.IsNumber ? " class=\"n\"" : "")}>{Html.Heading(column)}</th>");
        }

        html.Append("</tr></thead><tbody>");
        var most = bars is null || result.Rows.Count == 0 ? 0 : result.Rows.Max(r => PanelChart.Number(r[bars.Value]));
        foreach (var row in result.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
            {
                Append(html, result.Query.Columns[i], row[i], query, bars?.Value == i && most > 0 ? PanelChart.Number(row[i]) / most : null);
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void Append(StringBuilder html, QueryColumn column, object? cell, DashboardQuery query, double? share)
    {
        var shown = Html.Cell(cell);
        if (Filters.TryGetValue(column.Name, out var filter) && shown.Length > 0)
        {
            shown = $"<a href=\"{Html.Encode(query.With(filter, (string)cell!))}\">{shown}</a>";
        }

        var bar = share is { } part
            ? string.Create(CultureInfo.InvariantCulture, $"<svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{part * 100:0.#}\" height=\"4\"/></svg>")
            : "";
        var kind = column.Name switch
        {
            "Outcome" => $" class=\"outcome {Html.Encode(Html.Raw(cell))}\"",
            _ when column.IsNumber => " class=\"n\"",
            "EventId" => " class=\"id\"",
            _ => "",
        };
        // The number as it is, where what is shown is rounded or grouped.
        var raw = column.IsNumber ? $" data-v=\"{Html.Raw(cell)}\"" : "";
        html.Append(CultureInfo.InvariantCulture, $"<td{kind}{raw}>{shown}{bar}</td>");
    }
}
