using Telemetry.Panels.Queries;

namespace Telemetry.Panels.Panels;

/// <summary>How a panel is drawn: over time as a line for each series, or as a bar beside each row.</summary>
/// <param name="Value">Index of the column that is drawn.</param>
internal sealed record PanelChart(int Value)
{
    /// <summary>The column of panels over time that is drawn; of the others the first count is.</summary>
    private static readonly Dictionary<string, string> OverTime = new()
    {
        ["volume"] = "Events", ["error-rate"] = "ErrorRatePercent", ["latency"] = "P95Ms", ["adoption"] = "Commands",
        ["rejects-over-time"] = "Rejects", ["delivery-delay"] = "P95Seconds",
    };

    /// <summary>Panels over time have the time first and what tells the series apart second.</summary>
    public bool IsOverTime { get; private init; }

    /// <summary>Null where there is nothing to draw.</summary>
    public static PanelChart? Of(QueryFile query)
    {
        var columns = query.Columns.ToList();
        if (OverTime.TryGetValue(query.Name, out var name) && columns is [{ Name: "Time" }, ..])
        {
            return new PanelChart(columns.FindIndex(c => c.Name == name)) { IsOverTime = true };
        }

        var count = columns.FindIndex(c => c is { Type: "long", Unit: not null });
        return count < 0 || columns.Exists(c => c.Name == "EventId") || query.Name == "summary" ? null : new PanelChart(count);
    }

    /// <summary>The series of a panel over time: its points by name, both in the order they come.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<ChartPoint>>> Series(PanelResult result) =>
        [.. result.Rows.GroupBy(r => (string)r[1]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => KeyValuePair.Create(
            g.Key, (IReadOnlyList<ChartPoint>)[.. g.Select(r => new ChartPoint((DateTimeOffset)r[0]!, Number(r[Value])))]))];

    public static double Number(object? cell) => cell is null ? 0 : Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture);
}
