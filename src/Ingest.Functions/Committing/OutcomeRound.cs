using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>
/// Tells some requests of a batch what became of their rows: one after the other, in the order they came. Left to themselves they would
/// go on in the reverse order, each as a work item of its own (docs/decisions/0103-departures-keep-their-distance.md).
/// </summary>
/// <param name="batch">The batch.</param>
/// <param name="first">Which of its runs this begins with.</param>
/// <param name="firstRow">Which of its rows is the first of that run.</param>
/// <param name="outcome">What became of the batch.</param>
internal sealed class OutcomeRound(List<RowRun> batch, int first, int firstRow, CommitOutcome outcome) : IThreadPoolWorkItem
{
    /// <summary>Requests told in one round: enough that the rounds cost nothing, few enough that all processors share a batch.</summary>
    public const int Size = 16;

    /// <summary>Has the pool tell all requests of a batch; returns at once, since the next batch must not wait for the answers of this one.</summary>
    public static void Begin(List<RowRun> batch, CommitOutcome outcome)
    {
        var row = 0;
        for (var run = 0; run < batch.Count; run++)
        {
            if (run % Size == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(new OutcomeRound(batch, run, row, outcome), preferLocal: false);
            }

            row += batch[run].Count;
        }
    }

    public void Execute()
    {
        var row = firstRow;
        for (var run = first; run < batch.Count && run < first + Size; run++)
        {
            batch[run].Owner.Complete(batch[run], outcome.Part(row, batch[run].Count));
            row += batch[run].Count;
        }
    }
}
