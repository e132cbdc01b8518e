using Telemetry.Panels.Rows;
using Telemetry.Panels.Working;

namespace Telemetry.Panels.Panels;

/// <summary>What came last, row by row. No text of a payload is in rows of these.</summary>
internal static class LatestPanels
{
    public static IEnumerable<object?[]> Events(PanelInput input) => Latest(input, input.Received(), r => r.ReceivedTime)
        .Select(row =>
        {
            var r = input.Store[row];
            var t = input.Store.Traits[r.Traits];
            return new object?[]
            {
                Figures.Time(r.ReceivedTime), Figures.Time(r.Happened), t.App, t.AppVersion, t[RowText.Name], t.Command, t.Subcommand, t.Outcome,
                Duration(r), t[RowText.Os], t[RowText.ProducerId], r.Id.Text(input.Store.Texts),
            };
        });

    public static IEnumerable<object?[]> Failures(PanelInput input) => Latest(input, input.Happened().Where(row => input.Store.TraitsOf(row).Failed), r => r.Happened)
        .Select(row =>
        {
            var r = input.Store[row];
            var t = input.Store.Traits[r.Traits];
            return new object?[]
            {
                Figures.Time(r.Happened), t.App, t.AppVersion, t.Command, t.Subcommand, t.FailureReason, t.ExitCode is { } code ? (long)code : null, Duration(r),
                t[RowText.Phase], t[RowText.Backend], t[RowText.Os], t[RowText.Arch], t[RowText.Channel], t[RowText.InvokedFrom], r.Id.Text(input.Store.Texts),
            };
        });

    public static IEnumerable<object?[]> Rejects(PanelInput input) => input.Rejects()
        .OrderByDescending(r => r.ReceivedTime)
        .ThenBy(r => r.App, StringComparer.Ordinal).ThenBy(r => r.AppVersion, StringComparer.Ordinal).ThenBy(r => r.Reason, StringComparer.Ordinal)
        .ThenBy(r => r.Keyword, StringComparer.Ordinal).ThenBy(r => r.Pointer, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)
        .ThenBy(r => r.ProducerId, StringComparer.Ordinal).ThenBy(r => r.SizeBytes)
        .Take(PanelLimits.Latest)
        .Select(r => new object?[] { Figures.Time(r.ReceivedTime), r.App, r.AppVersion, r.Reason, r.Keyword, r.Pointer, r.Name, r.ProducerId, (long?)r.SizeBytes });

    private static long? Duration(in EventRow row) => row.DurationMs == EventRow.Missing ? null : row.DurationMs;

    /// <summary>The latest rows, latest first and by identifier where they are of one time. Only as many as are shown are ever sorted.</summary>
    private static Stack<int> Latest(PanelInput input, IEnumerable<int> rows, Func<EventRow, long> time)
    {
        var store = input.Store;
        var latest = new PriorityQueue<int, int>(Comparer<int>.Create((x, y) =>
        {
            var byTime = time(store[x]).CompareTo(time(store[y]));
            return byTime != 0 ? byTime : string.CompareOrdinal(store[y].Id.Text(store.Texts), store[x].Id.Text(store.Texts));
        }));
        foreach (var row in rows)
        {
            if (latest.Count < PanelLimits.Latest)
            {
                latest.Enqueue(row, row);
            }
            else if (time(store[row]) >= time(store[latest.Peek()]))
            {
                latest.EnqueueDequeue(row, row);
            }
        }

        var ordered = new Stack<int>();
        while (latest.TryDequeue(out var row, out _))
        {
            ordered.Push(row);
        }

        return ordered;
    }
}
