using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Spooling;

/// <summary>
/// The taking side of the spool: one at a time on this machine and for this app, by the lock of a file. A batch is a segment
/// that was claimed by a rename; nothing of it is removed before it has a final verdict. Not thread-safe.
/// </summary>
internal sealed class SpoolDrain : IBatchSource, IDisposable
{
    private const string LockFile = "drain.lock";

    private readonly SpoolFolder _folder;
    private readonly ISpoolFile _lock;
    private readonly UuidV7Source _ids;
    private readonly TimeProvider _time;
    private readonly CounterLedger _counters;

    /// <summary>What is taken. What comes later is for another one: a run does not send its own last event, and a busy machine's drain ends.</summary>
    private readonly HashSet<Guid> _taken = [];

    /// <summary>Segments that this drain is done with, also those that it could not remove.</summary>
    private readonly HashSet<Guid> _left = [];

    private SpoolDrain(SpoolFolder folder, ISpoolFile held, UuidV7Source ids, TimeProvider time, CounterLedger counters)
    {
        _folder = folder;
        _lock = held;
        _ids = ids;
        _time = time;
        _counters = counters;
    }

    /// <summary>What was lost, or found written down as lost, since the drain began.</summary>
    internal LossCounts Losses { get; } = new();

    /// <summary>Null while another process drains.</summary>
    /// <param name="taken">The segments that are taken, under whatever state they have by then.</param>
    internal static SpoolDrain? TryBegin(
        SpoolFolder folder, UuidV7Source ids, TimeProvider time, CounterLedger counters, IReadOnlyList<SpoolEntry> taken)
    {
        folder.Disk.CreateFolder(folder.Path);
        if (folder.Disk.TryLock(folder.PathOf(LockFile), LockMode.MakeMissing) is not { } held)
        {
            return null;
        }

        var drain = new SpoolDrain(folder, held, ids, time, counters);
        try
        {
            drain.TakeOverFromTheDead();
            foreach (var entry in taken)
            {
                drain._taken.Add(entry.Name.Id);
            }

            return drain;
        }
        catch
        {
            drain.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public SpoolBatch? Next(int most)
    {
        while (Groups(most).FirstOrDefault() is { } group)
        {
            if (Claim(RemoveSpent(group), most) is { } batch)
            {
                return batch;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public bool Settle(SpoolBatch batch, IReadOnlyList<SpoolRecord> retained)
    {
        var claimed = new SegmentName(batch.Id, SegmentState.Sending);
        if (retained.Count == batch.Records.Count)
        {
            _folder.TryMove(claimed, SegmentState.Ready);
            return true;
        }

        // First what stays, then what goes: a crash in between sends twice, and the other way round it would lose.
        if (retained.Count > 0)
        {
            _left.Add(Write(retained, claimed.Time, SegmentState.Ready));
        }

        Remove(claimed, batch.Losses);
        return true;
    }

    /// <inheritdoc />
    public bool PutBack(SpoolBatch batch)
    {
        Settle(batch, batch.Records);
        _left.Remove(batch.Id);
        return true;
    }

    /// <summary>Puts small segments together and removes what is beyond the bounds, without sending anything.</summary>
    internal void Tidy()
    {
        foreach (var group in Groups(SpoolLimits.SegmentEvents).Where(g => g.Count > 1).ToList())
        {
            if (RemoveSpent(group) is { Count: > 1 } living)
            {
                _left.ExceptWith(living.Select(s => s.Name.Id));
                Merge(living, SegmentState.Ready);
            }
        }

        Losses.Add(new SpoolCensus(_folder, _counters).MakeRoom(_time.GetUtcNow()));
    }

    /// <summary>Puts a record of our own behind what waits.</summary>
    internal void Add(RecordKind kind, ReadOnlyMemory<byte> payload) => Write([new(kind, payload)], _time.GetUtcNow(), SegmentState.Ready);

    /// <summary>What is in the spool now, but for what this drain has claimed.</summary>
    internal Backlog Standing() => new SpoolCensus(_folder, _counters).Count();

    public void Dispose() => _lock.Dispose();

    /// <summary>A lock that can be had is one that nobody alive holds.</summary>
    private void TakeOverFromTheDead()
    {
        foreach (var entry in _folder.List())
        {
            switch (entry.Name.State)
            {
                case SegmentState.Temporary:
                    _folder.Delete(entry.Name);
                    break;
                case SegmentState.Sending:
                    _folder.TryMove(entry.Name, SegmentState.Ready);
                    break;
                case SegmentState.Open:
                    Adopt(entry.Name);
                    break;
            }
        }
    }

    private void Adopt(SegmentName name)
    {
        using var orphan = _folder.Disk.TryLock(_folder.PathOf(name), LockMode.Existing);
        if (orphan is not null)
        {
            _folder.TryMove(name, SegmentState.Ready);
        }
    }

    /// <summary>What waits, the oldest first, in groups of which each fits into one segment and, unless it is one alone, holds at most so many events.</summary>
    private IEnumerable<List<SegmentSource>> Groups(int most)
    {
        most = Math.Min(most, SpoolLimits.SegmentEvents);
        var group = new List<SegmentSource>();
        var bytes = 0L;
        var events = 0;
        foreach (var entry in _folder.List().Where(e => e.Name.State == SegmentState.Ready && _taken.Contains(e.Name.Id) && !_left.Contains(e.Name.Id)))
        {
            if (_folder.Read(entry.Name) is not { Format: not SegmentFormat.Future } content)
            {
                continue;
            }

            var source = SegmentSource.Of(entry, content);
            if (group.Count > 0 && (bytes + entry.Length > SpoolLimits.SegmentBytes || events + source.Records.Count > most))
            {
                yield return group;
                group = [];
                (bytes, events) = (0, 0);
            }

            group.Add(source);
            bytes += entry.Length;
            events += source.Records.Count;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>Removes segments that have expired or hold nothing to send, and returns the others. This drain does not look at any of them again.</summary>
    private List<SegmentSource> RemoveSpent(List<SegmentSource> group)
    {
        var living = new List<SegmentSource>();
        foreach (var source in group)
        {
            _left.Add(source.Name.Id);
            if (source.Records.Count > 0 && _time.GetUtcNow() - source.Name.Time <= SpoolLimits.MaxAge)
            {
                living.Add(source);
                continue;
            }

            source.Count.Losses.Add(DropReason.Expired, source.Count.Events);
            _counters.AddDropped(DropReason.Expired, source.Count.Events);
            Remove(source.Name, source.Count.Losses);
        }

        return living;
    }

    private SpoolBatch? Claim(List<SegmentSource> living, int most)
    {
        if (living is [var large] && large.Records.Count > most)
        {
            return Split(large, most);
        }

        if (living.Count > 1 && Merge(living, SegmentState.Sending) is { } merged)
        {
            return merged;
        }

        // Also where several could not be put together, as on a full disk: the others are claimed after this one.
        foreach (var other in living.Skip(1))
        {
            _left.Remove(other.Name.Id);
        }

        return living is [var oldest, ..] && _folder.TryMove(oldest.Name, SegmentState.Sending)
            ? new(oldest.Name.Id, oldest.Records, oldest.Count.Losses)
            : null;
    }

    /// <summary>
    /// Claims the first events of a segment and leaves the others as one of their own. Null where the disk did not take them; then it
    /// is as it was, for a later drain.
    /// </summary>
    private SpoolBatch? Split(SegmentSource source, int most)
    {
        SegmentName? others = null;
        try
        {
            SpoolRecord[] records = [.. source.Records.Take(most)];
            others = new(Write([.. source.Records.Skip(most)], source.Name.Time, SegmentState.Ready), SegmentState.Ready);
            var batch = new SpoolBatch(Write(records, source.Name.Time, SegmentState.Sending), records, new());
            _left.Add(batch.Id);
            Remove(source.Name, source.Count.Losses);
            return batch;
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            if (others is { } half)
            {
                Remove(half, new());
            }

            return null;
        }
    }

    /// <summary>Null where the disk did not take the new segment; then the old ones are as they were.</summary>
    private SpoolBatch? Merge(List<SegmentSource> sources, SegmentState state)
    {
        try
        {
            SpoolRecord[] records = [.. sources.SelectMany(s => s.Records)];
            var batch = new SpoolBatch(Write(records, sources[0].Name.Time, state), records, new());
            if (state == SegmentState.Sending)
            {
                _left.Add(batch.Id);
            }

            sources.ForEach(source => Remove(source.Name, source.Count.Losses));
            return batch;
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            return null;
        }
    }

    /// <summary>Writes a segment that is as old as what it is made of, and returns once it is on the device.</summary>
    private Guid Write(IReadOnlyList<SpoolRecord> records, DateTimeOffset time, SegmentState state)
    {
        var name = new SegmentName(_ids.At(time), SegmentState.Temporary);
        var length = SegmentHeader.Bytes;
        foreach (var record in records)
        {
            length += RecordFrame.HeadBytes + record.Payload.Length;
        }

        var bytes = new byte[length];
        SegmentHeader.Write(bytes.AsSpan(0, SegmentHeader.Bytes));
        var at = SegmentHeader.Bytes;
        foreach (var record in records)
        {
            at += RecordFrame.Write(bytes.AsSpan(at), record.Kind, record.Payload.Span);
        }

        using var file = _folder.Disk.Create(_folder.PathOf(name));
        file.Write(bytes, 0);
        file.Flush();
        file.CloseAs(_folder.PathOf(name with { State = state }));
        _taken.Add(name.Id);
        return name.Id;
    }

    /// <summary>What was lost with it counts once it is gone.</summary>
    private void Remove(SegmentName name, LossCounts losses)
    {
        try
        {
            _folder.Delete(name);
            Losses.Add(losses);
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // It is sent again by a later drain, and the receiver knows its events by their ids.
        }
    }
}
