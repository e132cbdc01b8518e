using Ingest.Functions.Committing;

namespace Ingest.Functions.Sinks.Files;

/// <summary>Stores rows as lines in files, many requests to a flush.</summary>
internal sealed class FileSink(RowFileStore store, GroupCommitter committer, TimeProvider clock) : IRowSink, IAsyncDisposable
{
    private static readonly TimeSpan ProofAge = TimeSpan.FromMinutes(1);

    public SinkMode Mode => SinkMode.File;

    public ValueTask<CommitOutcome> CommitAsync(RowSet rows) => committer.CommitAsync(rows);

    public async ValueTask<SinkReadiness> CheckAsync()
    {
        // Either way from now: a clock set back must not make an old proof last.
        if ((clock.GetUtcNow() - store.LastStored).Duration() < ProofAge)
        {
            return SinkReadiness.Ready;
        }

        // An empty set goes the whole way of a row, through the queue to the device, and leaves nothing behind.
        var outcome = await committer.CommitAsync(new RowSet(ReadOnlyMemory<byte>.Empty, 0));
        return new SinkReadiness(outcome.Reason);
    }

    public async ValueTask DisposeAsync()
    {
        await committer.DisposeAsync();
        store.Dispose();
    }
}
