using Telemetry.Client.Recording;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Holds events until they have a final verdict, and accounts for each exactly once. Thread-safe; one caller takes and
/// settles batches.
/// </summary>
internal sealed class DeliveryQueue(CounterLedger counters)
{
    /// <summary>Protects everything below; held for a few instructions only, never across a call out.</summary>
    private readonly object _accounts = new();
    private readonly Queue<byte[]> _waiting = new();
    private int _underWay;
    private DropReason? _endedBy;

    /// <summary>Events waiting or under way.</summary>
    internal int Count
    {
        get
        {
            lock (_accounts)
            {
                return _waiting.Count + _underWay;
            }
        }
    }

    /// <summary>Takes one event in; the oldest makes room. Returns how many wait now, 0 if the queue has ended.</summary>
    internal int Add(byte[] line)
    {
        lock (_accounts)
        {
            if (_endedBy is { } reason)
            {
                counters.AddDropped(reason);
                return 0;
            }

            if (_waiting.Count == DeliveryLimits.QueueCapacity)
            {
                _waiting.Dequeue();
                counters.AddDropped(DropReason.QueueFull);
            }

            _waiting.Enqueue(line);
            return _waiting.Count;
        }
    }

    /// <summary>Everything that waits. The caller settles each event of it once.</summary>
    internal byte[][] Take()
    {
        lock (_accounts)
        {
            var batch = _waiting.ToArray();
            _waiting.Clear();
            _underWay += batch.Length;
            return batch;
        }
    }

    /// <summary>Confirms events of a batch. After <see cref="End"/> it changes nothing: they have been accounted for.</summary>
    internal void SettleSent(int count)
    {
        lock (_accounts)
        {
            if (_endedBy is null)
            {
                _underWay -= count;
                counters.AddSent(count);
            }
        }
    }

    /// <summary>Gives up on events of a batch. After <see cref="End"/> it changes nothing.</summary>
    internal void SettleDropped(DropReason reason, int count)
    {
        lock (_accounts)
        {
            if (_endedBy is null)
            {
                _underWay -= count;
                counters.AddDropped(reason, count);
            }
        }
    }

    /// <summary>
    /// Drops all that is waiting or under way for <paramref name="reason"/>; what is added later is dropped for
    /// <paramref name="later"/>. Only the first call counts.
    /// </summary>
    internal void End(DropReason reason, DropReason later)
    {
        lock (_accounts)
        {
            if (_endedBy is not null)
            {
                return;
            }

            _endedBy = later;
            counters.AddDropped(reason, _waiting.Count + _underWay);
            _waiting.Clear();
            _underWay = 0;
        }
    }
}
