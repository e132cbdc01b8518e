using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Observing;

/// <summary>A store whose batches are measured.</summary>
internal sealed class ObservedBatchStore(IBatchStore store, StoreObservation observation, ReceiverMetrics metrics, TimeProvider clock) : IBatchStore
{
    private const string Stored = "stored";
    private const string Mixed = "mixed";

    public async ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, long queuedAt)
    {
        // Counted before: the memory is only lent until the outcome is there.
        var (count, bytes) = metrics.CountsBatches ? Size(parts) : default;
        var started = clock.GetTimestamp();
        var outcome = await store.WriteAsync(parts, queuedAt);
        Learn(outcome);

        // What holds no row was only to find out whether the store would take one.
        if (count > 0)
        {
            metrics.BatchWritten(observation, count, bytes, Label(outcome), clock.GetElapsedTime(started));
        }

        return outcome;
    }

    private void Learn(CommitOutcome outcome)
    {
        if (outcome.Reason != RetryReason.None && observation.Proof != StoreProof.None)
        {
            metrics.StoreAnswered(StoreState.NotReady);
        }
        else if (outcome.Reason == RetryReason.None && observation.Proof == StoreProof.Both)
        {
            metrics.StoreAnswered(StoreState.Ready);
        }
    }

    private static string Label(CommitOutcome outcome) =>
        outcome.IsStored ? Stored : outcome.Rows is not null ? Mixed : RetryReasons.Code(outcome.Reason);

    private static (int Count, long Bytes) Size(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var count = 0;
        long bytes = 0;
        foreach (var part in parts)
        {
            count += part.Span.Count((byte)'\n');
            bytes += part.Length;
        }

        return (count, bytes);
    }
}
