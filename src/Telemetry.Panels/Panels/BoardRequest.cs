using System.Globalization;
using Telemetry.Panels.Queries;

namespace Telemetry.Panels.Panels;

/// <summary>What somebody wants to see: the page and the report ask alike, so that they show the same.</summary>
internal sealed record BoardRequest(TimeSpan Range, string App = QueryValues.Any, string Version = QueryValues.Any, string Command = QueryValues.Any)
{
    /// <summary>Panels in the order they are shown: first how much and how well, then why, then how events get here.</summary>
    private static readonly string[] Order =
    [
        "summary", "volume", "error-rate", "latency", "adoption", "versions", "commands", "failure-reasons", "exceptions", "failures", "platforms",
        "recent-events", "rejects-over-time", "delivery-delay", "recent-rejects", "rejects", "producers", "client-health", "clock-skew",
    ];

    public static IReadOnlyList<QueryFile> Panels { get; } =
        [.. QueryFiles.All.Where(q => q.Kind == QueryKind.Panel).OrderBy(q => Array.IndexOf(Order, q.Name) is >= 0 and var at ? at : Order.Length)];

    /// <summary>Alerts, the worst first.</summary>
    public static IReadOnlyList<QueryFile> Alerts { get; } = [.. QueryFiles.All.Where(q => q.Kind == QueryKind.Alert).OrderBy(q => q.Severity)];

    /// <summary>What is shown of a panel: the values of its parameters at a time.</summary>
    public IReadOnlyDictionary<string, string> Values(DateTimeOffset now) => new Dictionary<string, string>
    {
        ["startTime"] = Time(now - Range),
        ["endTime"] = Time(now),
        ["app"] = App,
        ["version"] = Version,
        ["command"] = Command,
        ["interval"] = ChartInterval.For(Range),
    };

    /// <summary>Works out one query. Alerts look at their own windows up to now; of their firings those of the chosen product are shown.</summary>
    public PanelResult Work(PanelBoard board, QueryFile query, DateTimeOffset now)
    {
        if (query.Kind != QueryKind.Alert)
        {
            return board.Work(query, Values(now));
        }

        var fired = board.Work(query, new Dictionary<string, string>());
        return fired with { Rows = [.. fired.Rows.Where(r => App == QueryValues.Any || App.Equals(r[0]))] };
    }

    /// <summary>What can be chosen, <see cref="QueryValues.Any"/> first.</summary>
    public IReadOnlyList<string> Choices(PanelBoard board, string name, DateTimeOffset now) =>
        [.. board.Work(QueryFiles.Of(QueryKind.Choice, name), Values(now)).Rows.Select(r => (string)r[0]!)];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
