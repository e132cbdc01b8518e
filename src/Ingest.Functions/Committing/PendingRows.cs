using System.Threading.Tasks.Sources;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>One request's rows on their way into batches, and the request's wait for their outcome.</summary>
internal sealed class PendingRows(RowSet rows) : IValueTaskSource<CommitOutcome>
{
    private readonly Lock _lock = new();

    // Continuations leave the writer's path at once: a batch must not wait for the answers of the one before.
    private ManualResetValueTaskSourceCore<CommitOutcome> _outcome = new() { RunContinuationsAsynchronously = true };
    private RowVerdict[]? _verdicts;
    private CommitOutcome _retry = CommitOutcome.Stored;
    private int _settled;

    public RowSet Rows => rows;

    public ValueTask<CommitOutcome> Outcome => new(this, _outcome.Version);

    /// <summary>Takes the outcome of some of the rows; the last one ends the wait.</summary>
    public void Complete(in RowRun run, CommitOutcome outcome)
    {
        if (run.Count == rows.Count)
        {
            _outcome.SetResult(outcome);
            return;
        }

        if (Add(run, outcome) is { } whole)
        {
            _outcome.SetResult(whole);
        }
    }

    public CommitOutcome GetResult(short token) => _outcome.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _outcome.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);

    private CommitOutcome? Add(in RowRun run, CommitOutcome outcome)
    {
        lock (_lock)
        {
            _verdicts ??= new RowVerdict[rows.Count];
            for (var row = 0; row < run.Count; row++)
            {
                _verdicts[run.First + row] = outcome[row];
            }

            _retry = outcome.RetryAfter > _retry.RetryAfter ? outcome : _retry;
            _settled += run.Count;
            return _settled == rows.Count ? CommitOutcome.Of(_verdicts, _retry) : null;
        }
    }
}
