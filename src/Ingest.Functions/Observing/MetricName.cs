namespace Ingest.Functions.Observing;

/// <summary>The names of the receiver's instruments. They are a contract: dashboards and alerts are written against them.</summary>
internal static class MetricName
{
    /// <summary>The meter that has them all.</summary>
    public const string Meter = "Ingest.Functions";

    public const string Requests = "ingest.requests";
    public const string RequestDuration = "ingest.request.duration";
    public const string Events = "ingest.events";
    public const string TokensRefused = "ingest.tokens.refused";
    public const string BatchRows = "ingest.batch.rows";
    public const string BatchBytes = "ingest.batch.bytes";
    public const string CommitDuration = "ingest.commit.duration";
    public const string UploadDuration = "ingest.upload.duration";
    public const string UploadRetries = "ingest.upload.retries";
    public const string QueueBytes = "ingest.queue.bytes";
    public const string StoreReady = "ingest.store.ready";
    public const string Rejects = "ingest.rejects";
}
