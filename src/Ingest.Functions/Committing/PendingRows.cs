using System.Threading.Tasks.Sources;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>One request's rows on their way into a batch, and the request's wait for their outcome.</summary>
internal sealed class PendingRows : IValueTaskSource<CommitOutcome>
{
    // Continuations leave the writer's path at once: a batch must not wait for the answers of the one before.
    private ManualResetValueTaskSourceCore<CommitOutcome> _outcome = new() { RunContinuationsAsynchronously = true };

    public required RowSet Rows { get; init; }

    public ValueTask<CommitOutcome> Outcome => new(this, _outcome.Version);

    public void Complete(CommitOutcome outcome) => _outcome.SetResult(outcome);

    public CommitOutcome GetResult(short token) => _outcome.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _outcome.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);
}
