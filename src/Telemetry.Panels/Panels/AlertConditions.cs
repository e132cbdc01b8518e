using Telemetry.Panels.Rows;
using Telemetry.Panels.Working;

namespace Telemetry.Panels.Panels;

/// <summary>When alerts fire, and for what: a row is a firing.</summary>
internal static class AlertConditions
{
    public static IEnumerable<object?[]> ErrorRate(PanelInput input) => ByApp(input)
        .Where(g => g.Value.Commands >= input.Values.Number("minCommands") && Rate(g.Value) > input.Values.Number("maxErrorRatePercent"))
        .Select(g => new object?[] { g.Key, g.Value.Commands, g.Value.Failures, g.Value.ErrorRate });

    public static IEnumerable<object?[]> Latency(PanelInput input) => ByApp(input)
        .Select(g => (App: g.Key, Commands: g.Value.Durations.Count, P99: g.Value.Durations.Percentile(99)))
        .Where(g => g.Commands >= input.Values.Number("minTimedCommands") && g.P99 > input.Values.Number("maxP99Ms"))
        .Select(g => new object?[] { g.App, g.Commands, g.P99 });

    public static IEnumerable<object?[]> CommandFailing(PanelInput input)
    {
        var users = new Dictionary<(string, string, string), HashSet<(int, RowKey)>>();
        foreach (var row in input.Received())
        {
            var r = input.Store[row];
            var traits = input.Store.Traits[r.Traits];
            if (traits.Failed)
            {
                var key = (traits.App, traits.Command, traits.Subcommand);
                users.TryAdd(key, []);
                users[key].Add(r.Install != 0 ? (r.Install, default) : (0, input.Store.SessionOf(row) is { IsEmpty: false } session ? session : r.Id));
            }
        }

        return input.Group(input.Received(), TallyParts.Counts, t => (t.App, t.Command, t.Subcommand), t => t.IsCommand)
            .Select(g => (g.Key, Tally: g.Value, Users: users.GetValueOrDefault(g.Key)?.Count ?? 0))
            .Where(g => g.Tally.Commands >= input.Values.Number("minRuns") && g.Users >= input.Values.Number("minUsers")
                && Rate(g.Tally) > input.Values.Number("maxCommandErrorRatePercent"))
            .OrderBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.Command, StringComparer.Ordinal).ThenBy(g => g.Key.Subcommand, StringComparer.Ordinal)
            .Select(g => new object?[] { g.Key.App, g.Key.Command, g.Key.Subcommand, g.Tally.Commands, g.Tally.Failures, (long)g.Users, g.Tally.ErrorRate });
    }

    public static IEnumerable<object?[]> NoEvents(PanelInput input)
    {
        var rows = input.Selections.Of(SelectionKey.Of(TimeBasis.Received, input.Values) with { Start = input.Values.BaselineStart });
        return input.Group(rows, TallyParts.Counts, t => t.App)
            .Where(g => g.Value.LastReceived < input.Values.StartTime && g.Value.Events >= input.Values.Number("minEventsBefore"))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new object?[] { g.Key, g.Value.Events, Figures.Time(g.Value.LastReceived) });
    }

    public static IEnumerable<object?[]> NothingAccepted(PanelInput input)
    {
        var accepted = input.Selections.Of(SelectionKey.Of(TimeBasis.Received, input.Values)).Select(row => input.Store.TraitsOf(row)).Select(t => (t.App, t.AppVersion)).ToHashSet();
        return input.Rejects()
            .Where(r => r.App.Length > 0 && r.AppVersion.Length > 0)
            .GroupBy(r => (r.App, r.AppVersion))
            .Where(g => !accepted.Contains(g.Key) && g.Count() >= input.Values.Number("minRejects"))
            .OrderBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.AppVersion, StringComparer.Ordinal)
            .Select(g => new object?[]
            {
                g.Key.App, g.Key.AppVersion, g.LongCount(),
                g.GroupBy(r => r.Reason).OrderByDescending(reason => reason.Count()).ThenBy(reason => reason.Key, StringComparer.Ordinal).First().Key,
            });
    }

    public static IEnumerable<object?[]> Rejects(PanelInput input)
    {
        var values = input.Values;
        return input.Rejects(values.BaselineStart)
            .GroupBy(r => r.App.Length == 0 ? "unknown" : r.App)
            .Select(g => (App: g.Key, Now: g.LongCount(r => r.ReceivedTime >= values.StartTime), Before: g.LongCount(r => r.ReceivedTime < values.StartTime)))
            .Select(g => (g.App, g.Now, Usual: (double)g.Before * (values.EndTime - values.StartTime) / (values.StartTime - values.BaselineStart)))
            .Where(g => g.Now >= values.Number("minRejectsSpike") && g.Now > values.Number("maxTimesUsual") * g.Usual)
            .OrderBy(g => g.App, StringComparer.Ordinal)
            .Select(g => new object?[] { g.App, g.Now, Figures.Round(g.Usual, 2) });
    }

    public static IEnumerable<object?[]> DeliveryDelay(PanelInput input) => input
        .SpreadBy(input.Received(), (row, traits) => traits.App, row => row.DelayMs)
        .Select(g => (App: g.Key, Events: g.Value.Count, P95: g.Value.Percentile(95)))
        .Where(g => g.Events >= input.Values.Number("minEvents") && g.P95 > 1000 * input.Values.Number("maxP95DelaySeconds"))
        .OrderBy(g => g.App, StringComparer.Ordinal)
        .Select(g => new object?[] { g.App, g.Events, Figures.Round(g.P95!.Value / 1000.0, 3) });

    private static IOrderedEnumerable<KeyValuePair<string, Tally>> ByApp(PanelInput input) =>
        input.Group(input.Received(), TallyParts.Durations, t => t.App, t => t.IsCommand).OrderBy(g => g.Key, StringComparer.Ordinal);

    private static double Rate(Tally tally) => 100.0 * tally.Failures / tally.Commands;
}
