namespace LogsIngestion.StandIn.Faults;

/// <summary>
/// Says for each call what goes wrong: first what is queued, one fault a call in order, then what stands. Safe for
/// concurrent use; a standing function may be called from several calls at once.
/// </summary>
public sealed class FaultScript
{
    private readonly Lock _lock = new();
    private readonly Queue<Fault> _queue = new();
    private Func<CallFacts, Fault> _standing = static _ => Fault.None;
    private long _calls;

    /// <summary>How many faults are queued and did not happen yet.</summary>
    public int Queued
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Adds faults for the next calls; <see cref="Fault.None"/> lets a call pass.</summary>
    public void Enqueue(params IReadOnlyList<Fault> faults)
    {
        lock (_lock)
        {
            foreach (var fault in faults)
            {
                _queue.Enqueue(fault);
            }
        }
    }

    /// <summary>Sets what happens to every call that finds nothing queued.</summary>
    public void Stand(Fault fault) => Stand(_ => fault);

    /// <inheritdoc cref="Stand(Fault)"/>
    public void Stand(Func<CallFacts, Fault> decide)
    {
        lock (_lock)
        {
            _standing = decide;
        }
    }

    /// <summary>From now on nothing goes wrong.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _queue.Clear();
            _standing = static _ => Fault.None;
        }
    }

    internal Fault Next(string? rule = null, string? stream = null, string? clientRequestId = null)
    {
        Func<CallFacts, Fault> standing;
        long number;
        lock (_lock)
        {
            number = ++_calls;
            if (_queue.TryDequeue(out var fault))
            {
                return fault;
            }

            standing = _standing;
        }

        return standing(new CallFacts(number, rule, stream, clientRequestId));
    }
}
