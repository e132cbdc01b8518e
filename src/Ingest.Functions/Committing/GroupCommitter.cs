using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>
/// Joins the rows of all requests in flight into batches, which leave as <see cref="Departure"/> decides. Each request waits
/// for the outcome of its own rows only; one that hangs up changes nothing for the others.
/// </summary>
internal sealed partial class GroupCommitter : IAsyncDisposable
{
    private readonly IBatchStore _store;
    private readonly CommitPolicy _policy;
    private readonly DeparturePacer _pacer;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    /// <summary>Protects the queue and everything that <see cref="DepartureState"/> is made of.</summary>
    private readonly Lock _lock = new();
    private readonly Queue<RowRun> _queue = new();

    /// <summary>Released once for each thing that may change the decision, while the loop waits for one.</summary>
    private readonly SemaphoreSlim _wake = new(0);
    private readonly ITimer _timer;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _queuedBytes;
    private long _heldBytes;
    private long _departed;
    private int _inFlight;
    private TimeSpan _usual;
    private bool _hasReturned;
    private bool _isClosing;
    private bool _isWaiting;

    public GroupCommitter(IBatchStore store, CommitPolicy policy, DeparturePacer pacer, TimeProvider clock, ILogger log)
    {
        _store = store;
        _policy = policy;
        _pacer = pacer;
        _clock = clock;
        _log = log;
        _timer = clock.CreateTimer(static self => ((GroupCommitter)self!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = Task.Run(DepartAsync);
    }

    /// <summary>Bytes of rows that wait or are under way.</summary>
    public long HeldBytes => Interlocked.Read(ref _heldBytes);

    /// <summary>Queues the rows for the next batch; may be called from any thread.</summary>
    public ValueTask<CommitOutcome> CommitAsync(RowSet rows)
    {
        var pending = new PendingRows(rows);
        lock (_lock)
        {
            if (_isClosing)
            {
                return ValueTask.FromResult(CommitOutcome.Retry(RetryReason.ShuttingDown));
            }

            if (_heldBytes + rows.Lines.Length > CommitPolicy.MaxQueuedBytes)
            {
                return ValueTask.FromResult(CommitOutcome.Retry(RetryReason.QueueFull));
            }

            var (isFirst, before) = (_queue.Count == 0, _queuedBytes);
            Enqueue_NeedsLock(pending);

            _queuedBytes += rows.Lines.Length;
            _heldBytes += rows.Lines.Length;
            if (isFirst || Departure.Size(before, _policy) != Departure.Size(_queuedBytes, _policy))
            {
                Wake_NeedsLock();
            }
        }

        return pending.Outcome;
    }

    /// <summary>Takes no more rows and completes when all queued ones have their outcome.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isClosing = true;
            Wake_NeedsLock();
        }

        await _drained.Task;
        await _timer.DisposeAsync();
    }

    private void Enqueue_NeedsLock(PendingRows pending)
    {
        var now = _clock.GetTimestamp();
        if (pending.Rows.Lines.Length <= _policy.MaxBatchBytes)
        {
            _queue.Enqueue(RowRun.Whole(pending, now));
            return;
        }

        foreach (var run in RowRun.Divide(pending, _policy.MaxBatchBytes, now))
        {
            _queue.Enqueue(run);
        }
    }

    private async Task DepartAsync()
    {
        while (true)
        {
            var wait = Timeout.InfiniteTimeSpan;
            List<RowRun>? batch = null;
            lock (_lock)
            {
                if (_isClosing && _queue.Count == 0 && _inFlight == 0)
                {
                    break;
                }

                var departure = Departure.Decide(State_NeedsLock(), _policy);
                wait = departure.Wait;
                batch = departure.Leaves ? Take_NeedsLock() : null;
                _isWaiting = batch is null;
            }

            if (batch is not null)
            {
                _ = WriteAsync(batch);
                continue;
            }

            _timer.Change(wait, Timeout.InfiniteTimeSpan);
            await _wake.WaitAsync();
        }

        _drained.SetResult();
    }

    private DepartureState State_NeedsLock()
    {
        var now = _clock.GetTimestamp();
        return new DepartureState(
            _queue.Count > 0,
            _queuedBytes,
            _queue.TryPeek(out var oldest) ? _clock.GetElapsedTime(oldest.QueuedAt, now) : TimeSpan.Zero,
            _inFlight,
            _hasReturned,
            _departed == 0 ? TimeSpan.MaxValue : _clock.GetElapsedTime(_departed, now),
            _pacer.Interval,
            _usual,
            _isClosing);
    }

    private List<RowRun> Take_NeedsLock()
    {
        var batch = new List<RowRun>(_queue.Count);
        long bytes = 0;
        while (_queue.TryPeek(out var run) && (batch.Count == 0 || bytes + run.Lines.Length <= _policy.MaxBatchBytes))
        {
            batch.Add(_queue.Dequeue());
            bytes += run.Lines.Length;
        }

        _queuedBytes -= bytes;
        _inFlight++;
        _hasReturned = false;
        _departed = _clock.GetTimestamp();
        return batch;
    }

    private async Task WriteAsync(List<RowRun> batch)
    {
        var began = _clock.GetTimestamp();
        var outcome = await TryWriteAsync(batch);
        lock (_lock)
        {
            _usual = Departure.Usual(_usual, _clock.GetElapsedTime(began));
            _inFlight--;
            _hasReturned = true;
            _heldBytes -= batch.Sum(r => (long)r.Lines.Length);
            Wake_NeedsLock();
        }

        OutcomeRound.Begin(batch, outcome);
    }

    private async ValueTask<CommitOutcome> TryWriteAsync(List<RowRun> batch)
    {
        try
        {
            return await _store.WriteAsync([.. batch.Select(r => r.Lines)], batch[0].QueuedAt);
        }
        catch (Exception e)
        {
            // A store answers its own faults; whatever else happens, the requests that wait must hear of it.
            LogUnforeseen(e.GetType().FullName ?? "", e.StackTrace ?? "");
            return CommitOutcome.Retry(RetryReason.SinkFailed);
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            Wake_NeedsLock();
        }
    }

    private void Wake_NeedsLock()
    {
        if (_isWaiting)
        {
            _isWaiting = false;
            _wake.Release();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A batch could not be written: {Kind}\n{Stack}")]
    private partial void LogUnforeseen(string kind, string stack);
}
