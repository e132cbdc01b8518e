using Telemetry.Panels.Queries;
using Telemetry.Panels.Rows;
using Telemetry.Panels.Working;

namespace Telemetry.Panels.Panels;

/// <summary>How much is used, and where.</summary>
internal static class UsePanels
{
    public static IEnumerable<object?[]> Summary(PanelInput input)
    {
        var all = input.Group(input.Happened(), TallyParts.All, _ => 0).GetValueOrDefault(0) ?? new Tally(TallyParts.All);
        var versions = input.Group(input.Happened(), TallyParts.Counts, t => t.Release).Count;
        yield return ["Events", (double)all.Events, "events"];
        yield return ["Commands", (double)all.Commands, "commands"];
        yield return ["Error rate", all.ErrorRate, "%"];
        yield return ["Latency p95", (double?)all.Durations.Percentile(95), "ms"];
        yield return ["Installations", (double)all.Installs, "installations"];
        yield return ["Versions", (double)versions, "versions"];
    }

    public static IEnumerable<object?[]> Volume(PanelInput input)
    {
        var counts = input.GroupByTime(input.Happened(), TallyParts.Counts, TimeBasis.Happened, t => t.App);
        var apps = counts.Keys.Select(k => k.Key).Distinct().Order(StringComparer.Ordinal).ToArray();
        for (var time = Figures.Bin(input.Values.StartTime, input.Values.Interval); time < input.Values.EndTime; time += input.Values.Interval)
        {
            foreach (var app in apps)
            {
                yield return [Figures.Time(time), app, counts.GetValueOrDefault((time, app))?.Events ?? 0];
            }
        }
    }

    public static IEnumerable<object?[]> Commands(PanelInput input) => input
        .Group(input.Happened(), TallyParts.All, t => (t.App, t.Command, t.Subcommand), t => t.IsCommand)
        .OrderByDescending(g => g.Value.Commands)
        .ThenBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.Command, StringComparer.Ordinal).ThenBy(g => g.Key.Subcommand, StringComparer.Ordinal)
        .Take(PanelLimits.Rows)
        .Select(g => new object?[]
        {
            g.Key.App, g.Key.Command, g.Key.Subcommand, g.Value.Commands, g.Value.Failures, g.Value.Cancelled, g.Value.ErrorRate,
            g.Value.Durations.Percentile(95), g.Value.Installs,
        });

    public static IEnumerable<object?[]> Platforms(PanelInput input) => input
        .Group(input.Happened(), TallyParts.Installs, t => (t.App, Os: t[RowText.Os], Arch: t[RowText.Arch]))
        .OrderByDescending(g => g.Value.Events)
        .ThenBy(g => g.Key.App, StringComparer.Ordinal).ThenBy(g => g.Key.Os, StringComparer.Ordinal).ThenBy(g => g.Key.Arch, StringComparer.Ordinal)
        .Take(PanelLimits.Rows)
        .Select(g => new object?[] { g.Key.App, g.Key.Os, g.Key.Arch, g.Value.Events, g.Value.Installs, g.Value.Commands, g.Value.Failures, g.Value.ErrorRate });

    public static IEnumerable<object?[]> Choices(PanelInput input, Func<EventTraits, string> value)
    {
        var generated = input.Values.StartTime - (2 * 86_400_000L);
        var met = new bool[input.Store.Traits.Count];
        for (var row = 0; row < input.Store.Count; row++)
        {
            met[input.Store[row].Traits] |= input.Store[row].TimeGenerated >= generated;
        }

        return Enumerable.Range(0, met.Length)
            .Where(i => met[i] && Selections.Passes(input.Values.App, input.Store.Traits[i].App))
            .Select(i => value(input.Store.Traits[i]))
            .Where(v => v.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(v => new object?[] { v, v })
            .Prepend([QueryValues.Any, "All"])
            .Take(PanelLimits.Choices);
    }
}
