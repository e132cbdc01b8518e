using Ingest.Functions.Sinks;

namespace Ingest.Functions.Deduplicating;

/// <summary>
/// The ids stored last, and those whose rows are under way, so that an event that is sent twice is stored once. Only what
/// was stored is remembered: an id that was to be retried, or was refused, is free again. Thread-safe; no allocation unless
/// a copy arrives while the first one is under way.
/// </summary>
/// <param name="capacity">The fewest stored ids remembered: they are forgotten by so many at a time, so there are up to twice as many.
/// Those under way come on top; they are as many as requests in progress hold.</param>
/// <param name="age">How long a stored id is remembered.</param>
internal sealed class DuplicateWindow(int capacity, TimeSpan age, TimeProvider clock)
{
    /// <summary>Ids remembered by an instance, at least.</summary>
    public const int Capacity = 100_000;

    /// <summary>How long an instance remembers an id: 10 minutes, well past the retries that follow a lost answer.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    private static readonly Task<CommitOutcome> Stored = Task.FromResult(CommitOutcome.Stored);

    /// <summary>Protects everything below.</summary>
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _producers = new(StringComparer.Ordinal);
    private readonly IdTable _underWay = new();

    /// <summary>What copies of ids under way wait for, where there are any.</summary>
    private readonly Dictionary<EventKey, TaskCompletionSource<CommitOutcome>> _waiting = [];

    /// <summary>When ids were stored, on the clock's timestamps. Full, it becomes <see cref="_older"/>, whose ids are forgotten.</summary>
    private IdTable _newer = new();
    private IdTable _older = new();

    /// <summary>Ids held now, those under way among them; some may be past their age.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _underWay.Count + _newer.Count + _older.Count;
            }
        }
    }

    /// <summary>
    /// Claims ids, and moves those that are now the caller's to the front, in order: it stores their rows and must call
    /// <see cref="Settle"/> for them whatever happens. The others came before and share the outcome of the first; it is to be
    /// awaited only after settling all own ids, or two requests with each other's ids would wait for ever.
    /// </summary>
    /// <param name="producer">The name of whose events they are.</param>
    /// <param name="copies">Gets the others, in order.</param>
    /// <returns>How many are the caller's.</returns>
    public int Claim(string producer, Span<UInt128> ids, List<ClaimedBefore> copies)
    {
        var own = 0;
        lock (_lock)
        {
            var number = Number_NeedsLock(producer);
            for (var at = 0; at < ids.Length; at++)
            {
                if (Claim_NeedsLock(new EventKey(ids[at], number)) is { } first)
                {
                    copies.Add(new ClaimedBefore(at, first));
                    continue;
                }

                ids[own++] = ids[at];
            }
        }

        return own;
    }

    /// <summary>Ends claims: remembers the ids whose rows are durable, and forgets the others.</summary>
    /// <param name="outcome">Of these ids' rows, in order.</param>
    /// <exception cref="InvalidOperationException">An id is not claimed.</exception>
    public void Settle(string producer, ReadOnlySpan<UInt128> ids, CommitOutcome outcome)
    {
        var now = clock.GetTimestamp();
        List<WaitingCopies>? waiting = null;
        lock (_lock)
        {
            var number = Number_NeedsLock(producer);
            for (var at = 0; at < ids.Length; at++)
            {
                if (Settle_NeedsLock(new EventKey(ids[at], number), outcome[at], now) is { } copies)
                {
                    (waiting ??= []).Add(new WaitingCopies(copies, ids.Length == 1 ? outcome : outcome.Part(at, 1)));
                }
            }
        }

        waiting?.ForEach(static w => w.Copies.SetResult(w.Outcome));
    }

    private Task<CommitOutcome>? Claim_NeedsLock(in EventKey key)
    {
        if (_underWay.TryGet(key, out _))
        {
            return Waiting_NeedsLock(key);
        }

        // The clock is asked for copies alone: for fresh ids, which nearly all are, it would cost as much as the look-up.
        if ((_newer.TryGet(key, out var storedAt) || _older.TryGet(key, out storedAt)) && clock.GetElapsedTime(storedAt) < age)
        {
            return Stored;
        }

        _underWay.Set(key, 0);
        return null;
    }

    private Task<CommitOutcome> Waiting_NeedsLock(in EventKey key)
    {
        if (!_waiting.TryGetValue(key, out var copies))
        {
            // Continuations leave the thread that settles: it has further ids to settle, and others wait for those.
            copies = new TaskCompletionSource<CommitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(key, copies);
        }

        return copies.Task;
    }

    private TaskCompletionSource<CommitOutcome>? Settle_NeedsLock(in EventKey key, RowVerdict verdict, long now)
    {
        if (!_underWay.Remove(key))
        {
            throw new InvalidOperationException("Expected an id that was claimed and not settled since; this one was not.");
        }

        if (verdict == RowVerdict.Stored)
        {
            Remember_NeedsLock(key, now);
        }

        return _waiting.Count > 0 && _waiting.Remove(key, out var copies) ? copies : null;
    }

    private void Remember_NeedsLock(in EventKey key, long now)
    {
        if (_newer.Count == capacity)
        {
            (_newer, _older) = (_older, _newer);
            _newer.Clear();
        }

        _newer.Set(key, now);
    }

    private int Number_NeedsLock(string producer)
    {
        if (!_producers.TryGetValue(producer, out var number))
        {
            number = _producers.Count;
            _producers.Add(producer, number);
        }

        return number;
    }

    private readonly record struct WaitingCopies(TaskCompletionSource<CommitOutcome> Copies, CommitOutcome Outcome);
}
