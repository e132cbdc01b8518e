using System.Globalization;
using System.Text;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;

namespace Ingest.Functions.Dashboard;

/// <summary>The form at the top. It is a plain one: its answer is an address that can be kept and sent.</summary>
internal static class FilterForm
{
    public static string Html(DashboardQuery query, PanelBoard board, DateTimeOffset now, DateTimeOffset? written)
    {
        var html = new StringBuilder();
        Append(html, "range", "Time range", DashboardQuery.Ranges.Select(r => (r.Key, r.Value)), query.Range);
        Append(html, "app", "Product", Choices(query, board, "apps", query.App, now), query.App);
        Append(html, "version", "Version", Choices(query, board, "versions", query.Version, now), query.Version);
        Append(html, "command", "Command", Choices(query, board, "commands", query.Command, now), query.Command);
        html.Append("<div class=\"actions\"><button>Apply</button> <a href=\"?\">Reset</a></div>");
        if (written is { } time)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"written\">Last stored {Dashboard.Html.Cell(time)} UTC</p>");
        }

        return html.ToString();
    }

    private static IEnumerable<(string Value, string Label)> Choices(DashboardQuery query, PanelBoard board, string name, string chosen, DateTimeOffset now)
    {
        var values = query.Board.Choices(board, name, now);
        return (values.Contains(chosen) ? values : [.. values, chosen]).Select(v => (v, v == QueryValues.Any ? "All" : v));
    }

    private static void Append(StringBuilder html, string name, string label, IEnumerable<(string Value, string Label)> choices, string chosen)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"field\"><label for=\"f-{name}\">{label}</label><select id=\"f-{name}\" name=\"{name}\">");
        foreach (var (value, text) in choices)
        {
            html.Append(CultureInfo.InvariantCulture, $"<option value=\"{Dashboard.Html.Encode(value)}\"{(value == chosen ? " selected" : "")}>{Dashboard.Html.Encode(text)}</option>");
        }

        html.Append("</select></div>");
    }
}
