namespace Ingest.Functions.Sinks;

/// <summary>Where rows end up. What a sink answers is what the client is told.</summary>
internal interface IRowSink
{
    SinkMode Mode { get; }

    /// <summary>
    /// Stores all rows of one request. Completes once they are durable or given up. The rows' memory belongs to the sink
    /// until then, so this cannot be cancelled: others may share the write.
    /// </summary>
    ValueTask<CommitOutcome> CommitAsync(RowSet rows);

    /// <summary>Whether rows would be stored now: proven within the last minute, or tried.</summary>
    ValueTask<SinkReadiness> CheckAsync();
}
