using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Committing;

internal sealed class GatedWrite(IReadOnlyList<string> parts, long queuedAt)
{
    private readonly TaskCompletionSource<CommitOutcome> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Parts => parts;

    /// <summary>When its oldest row was queued.</summary>
    public long QueuedAt => queuedAt;

    public Task<CommitOutcome> Outcome => _end.Task;

    public void End(CommitOutcome outcome) => _end.SetResult(outcome);

    public void Fail(Exception fault) => _end.SetException(fault);
}
