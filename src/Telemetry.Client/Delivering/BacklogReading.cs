using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>Looks at the spool for what earlier runs have left, as little as the question needs.</summary>
internal static class BacklogReading
{
    /// <summary>
    /// What earlier runs have left. A young open segment is another command at its work, or this one; an old one may be that of a dead
    /// process, which the drain finds out.
    /// </summary>
    internal static List<SpoolEntry> Waiting(IReadOnlyList<SpoolEntry> entries, DateTimeOffset now)
    {
        var waiting = new List<SpoolEntry>();
        foreach (var entry in entries)
        {
            if (Waits(entry.Name, now))
            {
                waiting.Add(entry);
            }
        }

        return waiting;
    }

    /// <summary>
    /// Whether a drain is due. Most often the pace or the names of the files say it; only few and young ones are read, for how
    /// many events they hold and whether one tells of a failure.
    /// </summary>
    internal static DueVerdict Decide(SpoolFolder folder, List<SpoolEntry> waiting, DeliveryState pacing, DateTimeOffset now)
    {
        if (waiting.Count == 0)
        {
            return DueVerdict.NothingWaits;
        }

        var glance = new Backlog(waiting.Count, waiting[0].Name.Time, HoldsFailure: false);
        var verdict = DrainDue.Decide(glance, pacing, now);
        return verdict == DueVerdict.WaitsForCompany ? DrainDue.Decide(Read(folder, waiting), pacing, now) : verdict;
    }

    private static bool Waits(SegmentName name, DateTimeOffset now) => name.State switch
    {
        SegmentState.Ready or SegmentState.Sending => true,
        SegmentState.Open => now - name.Time >= DeliveryLimits.Patience || name.Time > now,
        _ => false,
    };

    private static Backlog Read(SpoolFolder folder, List<SpoolEntry> waiting)
    {
        var events = 0;
        var holdsFailure = false;
        foreach (var entry in waiting)
        {
            foreach (var record in folder.Read(entry.Name)?.Records ?? [])
            {
                events += record.IsSent ? 1 : 0;
                holdsFailure |= record.Kind == RecordKind.Failure;
            }
        }

        return new(events, waiting[0].Name.Time, holdsFailure);
    }
}
