using System.Threading.Tasks.Sources;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>One request's rows on their way into batches, and the request's wait for their outcome.</summary>
internal sealed class PendingRows(RowSet rows) : IValueTaskSource<CommitOutcome>
{
    private ManualResetValueTaskSourceCore<CommitOutcome> _outcome;

    /// <summary>Made for rows that travel in several batches, as those of few requests do: thousands wait at a time.</summary>
    private DividedOutcome? _divided;

    public RowSet Rows => rows;

    public ValueTask<CommitOutcome> Outcome => new(this, _outcome.Version);

    /// <summary>Takes the outcome of some of the rows; the last one ends the wait, and the request goes on before this returns.</summary>
    public void Complete(in RowRun run, CommitOutcome outcome)
    {
        if (run.Count == rows.Count)
        {
            _outcome.SetResult(outcome);
            return;
        }

        var divided = LazyInitializer.EnsureInitialized(ref _divided, () => new(rows.Count));
        if (divided.Add(run, outcome) is { } whole)
        {
            _outcome.SetResult(whole);
        }
    }

    public CommitOutcome GetResult(short token) => _outcome.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _outcome.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);
}
