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
        lock (_lock)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, key, out var isKnown);
            if (!isKnown)
            {
                return null;
            }

            // The clock is asked for copies alone: for fresh ids, which nearly all are, it would cost as much as the look-up.
            if (ForgetAged_NeedsLock(clock.GetTimestamp()))
            {
                first = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, key, out isKnown);
                if (!isKnown)
                {
                    return null;
                }
            }

            // Continuations leave the thread that settles: it has further ids to settle, and others wait for those.
            first ??= new TaskCompletionSource<CommitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            return first.Task;
        }
    }

    /// <summary>Ends claims: remembers the ids whose rows are durable, and forgets the others.</summary>
    /// <param name="outcome">Of these rows, in order.</param>
    /// <exception cref="InvalidOperationException">An id is not claimed.</exception>
    public void Settle(ReadOnlySpan<EventKey> keys, CommitOutcome outcome)
    {
        var now = clock.GetTimestamp();
        List<WaitingCopies>? waiting = null;
        lock (_lock)
        {
            ForgetAged_NeedsLock(now);
            for (var row = 0; row < keys.Length; row++)
            {
                if (Settle_NeedsLock(keys[row], outcome[row], now) is { } copies)
                {
                    (waiting ??= []).Add(new WaitingCopies(copies, keys.Length == 1 ? outcome : outcome.Part(row, 1)));
                }
            }
        }

        waiting?.ForEach(static w => w.Copies.SetResult(w.Outcome));
    }

    private TaskCompletionSource<CommitOutcome>? Settle_NeedsLock(in EventKey key, RowVerdict verdict, long now)
    {
        ref var state = ref CollectionsMarshal.GetValueRefOrNullRef(_ids, key);
        if (Unsafe.IsNullRef(ref state) || ReferenceEquals(state, Stored))
        {
            throw new InvalidOperationException("Expected an id that was claimed and not settled since; this one was not.");
        }

        var waiting = state;
        if (verdict == RowVerdict.Stored)
        {
            state = Stored;
            _stored.Enqueue(new StoredId(key, now));
            ForgetSurplus_NeedsLock();
        }
        else
        {
            _ids.Remove(key);
        }

        return waiting;
    }

    /// <summary>Whether there was any.</summary>
    private bool ForgetAged_NeedsLock(long now)
    {
        var before = _stored.Count;
        while (_stored.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.StoredAt, now) >= age)
        {
            _ids.Remove(_stored.Dequeue().Key);
        }

        return _stored.Count < before;
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

    private readonly record struct WaitingCopies(TaskCompletionSource<CommitOutcome> Copies, CommitOutcome Outcome);
}
