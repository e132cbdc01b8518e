using System.Globalization;
using System.Text;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;

namespace Ingest.Functions.Dashboard;

/// <summary>What is inside a panel: a chart and its table, or that there is nothing. The page has these when it is made, and gets new ones live.</summary>
internal static class PanelFragment
{
    public static string Of(PanelResult result, DashboardQuery query, DateTimeOffset now) => result switch
    {
        { Query: { Kind: QueryKind.Panel, Name: "summary" } } => Tiles(result),
        { Rows.Count: 0 } => $"<p class=\"none\">Nothing in this time range{(query.App == QueryValues.Any && query.Version == QueryValues.Any && query.Command == QueryValues.Any ? "" : " with these filters")}.</p>",
        _ when PanelChart.Of(result.Query) is { IsOverTime: true } chart => OverTime(result, chart, query, now),
        _ => PanelTable.Of(result, query, PanelChart.Of(result.Query)),
    };

    public static string Alerts(IReadOnlyList<PanelResult> alerts, DashboardQuery query)
    {
        var fired = alerts.Where(a => a.Rows.Count > 0).ToList();
        if (fired.Count == 0)
        {
            return $"<p class=\"calm\">No alert fires. {alerts.Count} conditions are watched.</p>";
        }

        var html = new StringBuilder();
        foreach (var alert in fired)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"alert\" id=\"alert-{alert.Query.Name}\"><h3>{Html.Encode(alert.Query.Title)}</h3><p>{Html.Encode(alert.Query.Question)}</p>{PanelTable.Of(alert, query, null)}<p class=\"do\">{Html.Encode(alert.Query.DoFirst ?? "")}</p></div>");
        }

        return html.ToString();
    }

    private static string Tiles(PanelResult result)
    {
        var html = new StringBuilder("<dl class=\"tiles\">");
        foreach (var row in result.Rows)
        {
            var value = row[1] is null ? "–" : Html.Cell(row[1]);
            var unit = row[2] is "%" or "ms" && row[1] is not null ? $" <span class=\"unit\">{row[2]}</span>" : "";
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>{Html.Encode((string)row[0]!)}</dt><dd data-v=\"{Html.Raw(row[1])}\">{value}{unit}</dd></div>");
        }

        return html.Append("</dl>").ToString();
    }

    private static string OverTime(PanelResult result, PanelChart chart, DashboardQuery query, DateTimeOffset now)
    {
        var interval = TimeSpan.FromMilliseconds(KqlLiteral.Span(ChartInterval.For(query.Board.Range)));
        var drawn = LineChart.Of(result, chart, now - query.Board.Range, now, interval);
        return $"{drawn}<details id=\"table-{result.Query.Name}\"><summary>Table of {Html.Encode(result.Query.Title.ToLowerInvariant())}</summary>{PanelTable.Of(result, query, null)}</details>";
    }
}
