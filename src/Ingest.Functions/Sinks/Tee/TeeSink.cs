namespace Ingest.Functions.Sinks.Tee;

/// <summary>
/// Stores rows in two places; an event is stored once both have it. One after the other: what the first does not take never
/// reaches the second, so a full disk makes no duplicates where they are paid for. The first is the quick one.
/// </summary>
internal sealed class TeeSink(IRowSink first, IRowSink second, SinkMode mode) : IRowSink
{
    public SinkMode Mode => mode;

    public async ValueTask<CommitOutcome> CommitAsync(RowSet rows)
    {
        var outcome = await first.CommitAsync(rows);
        if (outcome.IsStored)
        {
            return await second.CommitAsync(rows);
        }

        // Rows that only the first has are not stored, so all of them are to come again.
        return outcome.Reason == RetryReason.None ? CommitOutcome.Retry(RetryReason.SinkFailed) : outcome with { Rows = null };
    }

    public async ValueTask<SinkReadiness> CheckAsync()
    {
        var readiness = await first.CheckAsync();
        return readiness.IsReady ? await second.CheckAsync() : readiness;
    }
}
