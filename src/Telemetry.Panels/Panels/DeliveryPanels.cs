using Telemetry.Panels.Rows;
using Telemetry.Panels.Working;

namespace Telemetry.Panels.Panels;

/// <summary>How events get here: who sends them, what is refused, how late and by which clock.</summary>
internal static class DeliveryPanels
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>Names of skews by rank; the texts are those of clock-skew.kql.</summary>
    private static readonly Dictionary<int, string> Skews = new()
    {
        [1] = "more than a day ahead",
        [2] = "more than an hour ahead",
        [3] = "more than a minute ahead",
        [4] = "within a minute",
        [5] = "more than a minute behind",
        [6] = "more than an hour behind",
        [7] = "more than a day behind",
        [9] = "unknown",
    };

    public static IEnumerable<object?[]> Producers(PanelInput input)
    {
        var accepted = input.Group(input.Received(), TallyParts.Counts, t => t[RowText.ProducerId]);
        var apps = input.Group(input.Received(), TallyParts.Counts, t => (Producer: t[RowText.ProducerId], t.App)).Keys.ToLookup(k => k.Producer);
        var refused = input.Rejects().GroupBy(r => r.ProducerId).ToDictionary(g => g.Key, g => (Count: g.LongCount(), Last: g.Max(r => r.ReceivedTime)));
        return accepted.Keys.Union(refused.Keys)
            .Select(id => (Id: id, Accepted: accepted.GetValueOrDefault(id), Refused: refused.GetValueOrDefault(id)))
            .OrderByDescending(p => p.Accepted?.Events ?? 0).ThenByDescending(p => p.Refused.Count).ThenBy(p => p.Id, StringComparer.Ordinal)
            .Take(PanelLimits.Rows)
            .Select(p => new object?[]
            {
                p.Id, (long)apps[p.Id].Count(), p.Accepted?.Events ?? 0, p.Refused.Count,
                p.Accepted is null ? null : Figures.Time(p.Accepted.LastReceived), p.Refused.Count == 0 ? null : Figures.Time(p.Refused.Last),
            });
    }

    public static IEnumerable<object?[]> Rejects(PanelInput input) => input.Rejects()
        .GroupBy(r => (r.Reason, r.Keyword, r.Pointer, r.Name))
        .OrderByDescending(g => g.LongCount())
        .ThenBy(g => g.Key.Reason, StringComparer.Ordinal).ThenBy(g => g.Key.Keyword, StringComparer.Ordinal)
        .ThenBy(g => g.Key.Pointer, StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
        .Take(PanelLimits.Rows)
        .Select(g => new object?[]
        {
            g.Key.Reason, g.Key.Keyword, g.Key.Pointer, g.Key.Name, g.LongCount(), (long)g.Select(r => r.ProducerId).Distinct().Count(), Figures.Time(g.Max(r => r.ReceivedTime)),
        });

    public static IEnumerable<object?[]> RejectsOverTime(PanelInput input) => input.Rejects()
        .GroupBy(r => (Time: Figures.Bin(r.ReceivedTime, input.Values.Interval), r.Reason))
        .OrderBy(g => g.Key.Time).ThenBy(g => g.Key.Reason, StringComparer.Ordinal)
        .Select(g => new object?[] { Figures.Time(g.Key.Time), g.Key.Reason, g.LongCount() });

    public static IEnumerable<object?[]> ClientHealth(PanelInput input)
    {
        var groups = new Dictionary<(string App, string Version), (long Reports, ClientReport Sum)>();
        foreach (var row in input.Happened("client_stats"))
        {
            var traits = input.Store.TraitsOf(row);
            var key = (traits.App, traits.AppVersion);
            var (reports, sum) = groups.TryGetValue(key, out var had) ? had : (0, new ClientReport());
            if (input.Store.Reports.TryGetValue(row, out var report))
            {
                sum.Add(report);
            }

            groups[key] = (reports + 1, sum);
        }

        return groups
            .Select(g => (g.Key, g.Value.Reports, g.Value.Sum, Dropped: g.Value.Sum.Dropped.Sum()))
            .OrderByDescending(g => g.Dropped).ThenBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.Version, StringComparer.Ordinal)
            .Take(PanelLimits.Rows)
            .Select(g => (object?[])
            [
                g.Key.App, g.Key.Version, g.Reports, g.Sum.Recorded, g.Sum.Sent, g.Dropped, Figures.Percent(g.Dropped, g.Sum.Recorded),
                .. g.Sum.Dropped.Select(d => (object?)d), Figures.Round(g.Sum.OldestAgeSeconds / 3600.0, 2),
            ]);
    }

    public static IEnumerable<object?[]> ClockSkew(PanelInput input)
    {
        var groups = new Dictionary<(string App, int Rank), (Tally Tally, Spread Skews)>();
        var ofApp = new Dictionary<string, long>();
        foreach (var row in input.Received())
        {
            var r = input.Store[row];
            var traits = input.Store.Traits[r.Traits];
            var key = (traits.App, Rank(r.ClockSkewMs));
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = (new Tally(TallyParts.Installs), new Spread());
            }

            group.Tally.Add(r, traits);
            ofApp[traits.App] = ofApp.GetValueOrDefault(traits.App) + 1;
            if (r.ClockSkewMs != EventRow.Missing)
            {
                group.Skews.Add(r.ClockSkewMs);
            }
        }

        return groups
            .OrderBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.Rank)
            .Take(PanelLimits.Rows)
            .Select(g => new object?[]
            {
                g.Key.App, Skews[g.Key.Rank], (long)g.Key.Rank, g.Value.Tally.Events, Figures.Percent(g.Value.Tally.Events, ofApp[g.Key.App]), g.Value.Tally.Installs,
                g.Value.Skews.Percentile(50),
            });
    }

    public static IEnumerable<object?[]> DeliveryDelay(PanelInput input) => input
        .SpreadBy(input.Received(), (row, traits) => (Time: Figures.Bin(row.ReceivedTime, input.Values.Interval), traits.App), row => row.DelayMs)
        .OrderBy(g => g.Key.Time).ThenBy(g => g.Key.App, StringComparer.Ordinal)
        .Select(g => new object?[]
        {
            Figures.Time(g.Key.Time), g.Key.App, g.Value.Count, Seconds(g.Value.Percentile(50)), Seconds(g.Value.Percentile(95)), Seconds(g.Value.Most), g.Value.Over(Hour),
        });

    private static double? Seconds(long? milliseconds) => milliseconds is { } ms ? Figures.Round(ms / 1000.0, 3) : null;

    private static int Rank(long skew) => skew switch
    {
        EventRow.Missing => 9,
        < -Day => 1,
        < -Hour => 2,
        < -Minute => 3,
        <= Minute => 4,
        <= Hour => 5,
        <= Day => 6,
        _ => 7,
    };
}
