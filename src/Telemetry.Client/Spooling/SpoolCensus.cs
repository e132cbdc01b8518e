using Telemetry.Client.Delivering;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Spooling;

/// <summary>
/// Keeps the spool within its bounds: expired segments go, then the oldest until what is left has room for one more. Remembers how
/// many events are in a segment, since complete ones do not change. Touches only segments that nobody has claimed.
/// </summary>
internal sealed class SpoolCensus(SpoolFolder folder, CounterLedger counters)
{
    private readonly Dictionary<Guid, SegmentCount> _counts = [];

    /// <summary>Whether the names and lengths alone allow that the folder is beyond its bounds, or it has become many small files.</summary>
    internal static bool IsDue(IReadOnlyList<SpoolEntry> entries)
    {
        var bytes = 0L;
        foreach (var entry in entries)
        {
            bytes += entry.Length;
        }

        return entries.Count > SpoolLimits.MaxFiles || bytes > SpoolLimits.UncountedBytes;
    }

    /// <summary>How much waits.</summary>
    internal Backlog Count()
    {
        var events = 0;
        DateTimeOffset? oldest = null;
        foreach (var entry in folder.List())
        {
            if (entry.Name.State != SegmentState.Temporary && Count(entry) is { Events: > 0 } count)
            {
                events += count.Events;
                oldest ??= entry.Name.Time;
            }
        }

        return new(events, oldest, HoldsFailure: false);
    }

    /// <summary>What had to go.</summary>
    internal LossCounts MakeRoom(DateTimeOffset now)
    {
        var losses = new LossCounts();
        var kept = new List<SegmentCount>();
        var bytes = 0L;
        var events = 0L;
        foreach (var entry in folder.List())
        {
            if (Count(entry) is not { } count)
            {
                continue;
            }

            if (entry.Name.State == SegmentState.Ready && now - entry.Name.Time > SpoolLimits.MaxAge)
            {
                Remove(count, DropReason.Expired, losses);
                continue;
            }

            kept.Add(count);
            bytes += entry.Length;
            events += count.Events;
        }

        foreach (var oldest in kept)
        {
            if (bytes <= SpoolLimits.MaxBytes - SpoolLimits.SegmentBytes && events <= SpoolLimits.MaxEvents - SpoolLimits.SegmentEvents)
            {
                break;
            }

            if (oldest.Entry.Name.State == SegmentState.Ready && Remove(oldest, DropReason.SpoolFull, losses))
            {
                bytes -= oldest.Entry.Length;
                events -= oldest.Events;
            }
        }

        return losses;
    }

    /// <summary>Null for a segment of a later version, which is not ours to count or remove.</summary>
    private SegmentCount? Count(SpoolEntry entry)
    {
        if (_counts.TryGetValue(entry.Name.Id, out var known) && known.Entry.Length == entry.Length)
        {
            return known with { Entry = entry };
        }

        if (folder.Read(entry.Name) is not { Format: not SegmentFormat.Future } content)
        {
            return null;
        }

        return _counts[entry.Name.Id] = SegmentCount.Of(entry, content);
    }

    private bool Remove(SegmentCount count, DropReason reason, LossCounts losses)
    {
        try
        {
            folder.Delete(count.Entry.Name);
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            return false;
        }

        _counts.Remove(count.Entry.Name.Id);
        losses.Add(reason, count.Events);
        counters.AddDropped(reason, count.Events);
        losses.Add(count.Losses);
        return true;
    }
}
