using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Deduplicating;

/// <summary>
/// The ids stored last, and those whose rows are under way, so that an event that is sent twice is stored once. Only what
/// was stored is remembered: an id that was to be retried, or was refused, is free again. Thread-safe; constant time per
/// event, and no allocation unless a copy arrives while the first one is under way.
/// </summary>
/// <param name="capacity">The most stored ids remembered. Those under way come on top; they are as many as requests in progress hold.</param>
/// <param name="age">How long a stored id is remembered.</param>
internal sealed class DuplicateWindow(int capacity, TimeSpan age, TimeProvider clock)
{
    /// <summary>Ids remembered by an instance.</summary>
    public const int Capacity = 100_000;

    /// <summary>How long an instance remembers an id: 10 minutes, well past the retries that follow a lost answer.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    private static readonly TaskCompletionSource<CommitOutcome> Stored = Settled();

    /// <summary>Protects the ids and their order.</summary>
    private readonly Lock _lock = new();

    /// <summary>By id: nothing while its row is under way, what a copy waits for once there is one, <see cref="Stored"/> afterwards.</summary>
    private readonly Dictionary<EventKey, TaskCompletionSource<CommitOutcome>?> _ids = [];
    private readonly Queue<StoredId> _stored = [];

    /// <summary>Ids remembered now, those under way among them.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _ids.Count;
            }
        }
    }

    /// <summary>
    /// Null where the id is now the caller's, who stores its row and must call <see cref="Settle"/> whatever happens.
    /// Otherwise the outcome of the one who came first, which the caller shares; await it only after settling all own ids,
    /// or two requests with each other's ids would wait for ever.
    /// </summary>
    public Task<CommitOutcome>? Claim(in EventKey key)
    {
        var now = clock.GetTimestamp();
        lock (_lock)
        {
            ForgetAged_NeedsLock(now);
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, key, out var isKnown);
            if (!isKnown)
            {
                return null;
            }

            // Continuations leave the thread that settles: it has further ids to settle, and others wait for those.
            first ??= new TaskCompletionSource<CommitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            return first.Task;
        }
    }

    /// <summary>Ends a claim: remembers the id if its row is durable, and forgets it otherwise.</summary>
    /// <param name="outcome">Of this row alone.</param>
    /// <exception cref="InvalidOperationException">The id is not claimed.</exception>
    public void Settle(in EventKey key, CommitOutcome outcome)
    {
        var now = clock.GetTimestamp();
        TaskCompletionSource<CommitOutcome>? waiting;
        lock (_lock)
        {
            ref var state = ref CollectionsMarshal.GetValueRefOrNullRef(_ids, key);
            if (Unsafe.IsNullRef(ref state) || ReferenceEquals(state, Stored))
            {
                throw new InvalidOperationException("Expected an id that was claimed and not settled since; this one was not.");
            }

            waiting = state;
            if (outcome.IsStored)
            {
                state = Stored;
                _stored.Enqueue(new StoredId(key, now));
                ForgetSurplus_NeedsLock();
            }
            else
            {
                _ids.Remove(key);
            }
        }

        waiting?.SetResult(outcome);
    }

    private void ForgetAged_NeedsLock(long now)
    {
        while (_stored.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.StoredAt, now) >= age)
        {
            _ids.Remove(_stored.Dequeue().Key);
        }
    }

    private void ForgetSurplus_NeedsLock()
    {
        if (_stored.Count > capacity)
        {
            _ids.Remove(_stored.Dequeue().Key);
        }
    }

    private static TaskCompletionSource<CommitOutcome> Settled()
    {
        var stored = new TaskCompletionSource<CommitOutcome>();
        stored.SetResult(CommitOutcome.Stored);
        return stored;
    }
}
