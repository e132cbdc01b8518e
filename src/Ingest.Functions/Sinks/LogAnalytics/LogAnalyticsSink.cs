using Ingest.Functions.Committing;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Stores rows in Log Analytics, those of many requests in an upload.</summary>
internal sealed class LogAnalyticsSink(LogAnalyticsStore store, GroupCommitter committer) : IRowSink, IAsyncDisposable
{
    public SinkMode Mode => SinkMode.LogAnalytics;

    public UploadCounters Counters => store.Counters;

    public CircuitState Circuit => store.Circuit;

    /// <summary>Bytes of rows that wait or are under way.</summary>
    public long HeldBytes => committer.HeldBytes;

    public ValueTask<CommitOutcome> CommitAsync(RowSet rows) => committer.CommitAsync(rows);

    public ValueTask<SinkReadiness> CheckAsync() => store.CheckAsync();

    public async ValueTask DisposeAsync()
    {
        store.BeginClosing();
        await committer.DisposeAsync();
        store.Dispose();
    }
}
