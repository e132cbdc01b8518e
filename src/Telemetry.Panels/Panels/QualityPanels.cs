using Telemetry.Panels.Rows;
using Telemetry.Panels.Working;

namespace Telemetry.Panels.Panels;

/// <summary>How well commands go: failures, latency, versions.</summary>
internal static class QualityPanels
{
    public static IEnumerable<object?[]> ErrorRate(PanelInput input) => ByTime(input, TallyParts.Counts, t => t.App)
        .Select(g => new object?[] { Figures.Time(g.Key.Time), g.Key.Key, g.Value.Commands, g.Value.Failures, g.Value.ErrorRate });

    public static IEnumerable<object?[]> Latency(PanelInput input) => ByTime(input, TallyParts.Durations, t => t.App)
        .Where(g => g.Value.Durations.Count > 0)
        .Select(g => new object?[]
        {
            Figures.Time(g.Key.Time), g.Key.Key, g.Value.Durations.Count,
            g.Value.Durations.Percentile(50), g.Value.Durations.Percentile(95), g.Value.Durations.Percentile(99),
        });

    public static IEnumerable<object?[]> Adoption(PanelInput input) => ByTime(input, TallyParts.Counts, t => t.Release)
        .Select(g => new object?[] { Figures.Time(g.Key.Time), g.Key.Key, g.Value.Commands });

    public static IEnumerable<object?[]> Versions(PanelInput input)
    {
        var versions = input.Group(input.Happened(), TallyParts.All, t => (t.App, t.AppVersion), t => t.IsCommand);
        var commands = versions.GroupBy(v => v.Key.App).ToDictionary(a => a.Key, a => a.Sum(v => v.Value.Commands));
        var (app, rateBefore) = ((string?)null, 0.0);
        foreach (var (key, tally) in versions
            .OrderByDescending(v => v.Value.FirstHappened).ThenBy(v => v.Key.App, StringComparer.Ordinal).ThenBy(v => v.Key.AppVersion, StringComparer.Ordinal)
            .Take(PanelLimits.Rows)
            .OrderBy(v => v.Key.App, StringComparer.Ordinal).ThenBy(v => v.Value.FirstHappened).ThenBy(v => v.Key.AppVersion, StringComparer.Ordinal))
        {
            var rate = 100.0 * tally.Failures / tally.Commands;
            yield return
            [
                key.App, key.AppVersion, Figures.Time(tally.FirstHappened), tally.Commands, Figures.Percent(tally.Commands, commands[key.App]), tally.Installs,
                tally.Failures, tally.ErrorRate, key.App == app ? Figures.Round(rate - rateBefore, 2) : (double?)null, tally.Durations.Percentile(95),
            ];
            (app, rateBefore) = (key.App, rate);
        }
    }

    public static IEnumerable<object?[]> FailureReasons(PanelInput input)
    {
        var failed = input.Happened();
        var details = input.Group(failed, TallyParts.Counts, t => (t.App, t.FailureReason, Command: $"{t.Command} {t.Subcommand}", t.AppVersion), t => t.Failed).Keys
            .ToLookup(k => (k.App, k.FailureReason));
        return input.Group(failed, TallyParts.Counts, t => (t.App, t.FailureReason), t => t.Failed)
            .OrderByDescending(g => g.Value.Failures).ThenBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.FailureReason, StringComparer.Ordinal)
            .Take(PanelLimits.Rows)
            .Select(g => new object?[]
            {
                g.Key.App, g.Key.FailureReason, g.Value.Failures,
                (long)details[g.Key].Select(d => d.Command).Distinct().Count(), (long)details[g.Key].Select(d => d.AppVersion).Distinct().Count(),
                Figures.Time(g.Value.LastHappened),
            });
    }

    public static IEnumerable<object?[]> Exceptions(PanelInput input) => input
        .Group(input.Happened("error"), TallyParts.Installs, t => (t.App, t.AppVersion, Type: t[RowText.ExceptionType], Root: t[RowText.RootCauseType], t.Place))
        .OrderByDescending(g => g.Value.Events)
        .ThenBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.AppVersion, StringComparer.Ordinal).ThenBy(g => g.Key.Type, StringComparer.Ordinal)
        .ThenBy(g => g.Key.Root, StringComparer.Ordinal).ThenBy(g => g.Key.Place, StringComparer.Ordinal)
        .Take(PanelLimits.Rows)
        .Select(g => new object?[]
        {
            g.Key.App, g.Key.AppVersion, g.Key.Type, g.Key.Root, g.Key.Place, g.Value.Events, g.Value.Installs, Figures.Time(g.Value.LastHappened),
        });

    private static IEnumerable<KeyValuePair<(long Time, string Key), Tally>> ByTime(PanelInput input, TallyParts parts, Func<EventTraits, string> key) => input
        .GroupByTime(input.Happened(), parts, TimeBasis.Happened, key, t => t.IsCommand)
        .OrderBy(g => g.Key.Time).ThenBy(g => g.Key.Key, StringComparer.Ordinal);
}
