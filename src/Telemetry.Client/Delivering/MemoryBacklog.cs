using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Holds events that have no place on disk, and accounts for each exactly once. Thread-safe; one caller takes and settles batches.
/// </summary>
internal sealed class MemoryBacklog(CounterLedger counters, UuidV7Source ids) : IBatchSource
{
    /// <summary>Protects everything below; held for a few instructions only, never across a call out.</summary>
    private readonly object _accounts = new();

    /// <summary>Made with the first event, which most runs never have here: their end must not pay for collections.</summary>
    private Queue<SpoolRecord>? _waiting;

    /// <summary>Batches that are to be sent again, the oldest last; there with <see cref="_waiting"/>.</summary>
    private List<SpoolBatch>? _retained;
    private int _underWay;
    private LossCounts? _losses;
    private DropReason? _endedBy;

    /// <summary>Events waiting or under way; reports are none.</summary>
    internal int Count
    {
        get
        {
            lock (_accounts)
            {
                return _waiting is null ? 0 : Count_NeedsLock(_waiting);
            }
        }
    }

    /// <summary>Takes one event in; the oldest makes room. Returns how many wait now, 0 if the backlog has ended.</summary>
    internal int Add(RecordKind kind, ReadOnlySpan<byte> line)
    {
        lock (_accounts)
        {
            if (_endedBy is { } reason)
            {
                counters.AddDropped(reason);
                return 0;
            }

            _waiting ??= new();
            _retained ??= [];
            if (_waiting.Count == DeliveryLimits.MemoryCapacity)
            {
                var lost = _waiting.Dequeue().IsCounted ? 1 : 0;
                counters.AddDropped(DropReason.QueueFull, lost);
                (_losses ??= new()).Add(DropReason.QueueFull, lost);
            }

            _waiting.Enqueue(new(kind, line.ToArray()));
            return _waiting.Count;
        }
    }

    /// <inheritdoc />
    public SpoolBatch? Next(int most)
    {
        lock (_accounts)
        {
            if (_waiting is null || _retained is null)
            {
                return null;
            }

            if (_retained.Count == 0 && _waiting.Count > 0)
            {
                _retained.Add(new(ids.Next(), [.. _waiting], new()));
                _waiting.Clear();
            }

            if (_retained is not [.., var batch])
            {
                return null;
            }

            _retained.RemoveAt(_retained.Count - 1);
            if (batch.Records.Count > most)
            {
                _retained.Add(new(ids.Next(), [.. batch.Records.Skip(most)], new()));
                batch = new(ids.Next(), [.. batch.Records.Take(most)], new());
            }

            _underWay += Counted(batch.Records);
            return batch;
        }
    }

    /// <inheritdoc />
    public bool PutBack(SpoolBatch batch) => Settle(batch, batch.Records);

    /// <inheritdoc />
    public bool Settle(SpoolBatch batch, IReadOnlyList<SpoolRecord> retained)
    {
        lock (_accounts)
        {
            if (_endedBy is not null)
            {
                return false;
            }

            _underWay -= Counted(batch.Records);
            if (retained.Count > 0)
            {
                // Fewer events are another request.
                _retained!.Add(retained.Count == batch.Records.Count ? batch : new(ids.Next(), retained, new()));
            }

            return true;
        }
    }

    /// <summary>What has made room since this was last asked for; null for nothing. The caller has it written down.</summary>
    internal LossCounts? TakeLosses()
    {
        lock (_accounts)
        {
            var losses = _losses;
            _losses = null;
            return losses;
        }
    }

    /// <summary>
    /// Drops all that is waiting or under way for <paramref name="reason"/>; what is added later is dropped for
    /// <paramref name="later"/>. Only the first call counts. Returns how many that were.
    /// </summary>
    internal int End(DropReason reason, DropReason later)
    {
        lock (_accounts)
        {
            if (_endedBy is not null)
            {
                return 0;
            }

            var lost = Count;
            _endedBy = later;
            counters.AddDropped(reason, lost);
            _waiting?.Clear();
            _retained?.Clear();
            _underWay = 0;
            return lost;
        }
    }

    private int Count_NeedsLock(Queue<SpoolRecord> waiting)
    {
        var count = _underWay + Counted(waiting);
        foreach (var batch in _retained!)
        {
            count += Counted(batch.Records);
        }

        return count;
    }

    private static int Counted(IEnumerable<SpoolRecord> records)
    {
        var count = 0;
        foreach (var record in records)
        {
            count += record.IsCounted ? 1 : 0;
        }

        return count;
    }
}
