namespace Ingest.Functions.Committing;

/// <summary>How batches leave for a store.</summary>
/// <param name="MaxInFlight">Writes at a time.</param>
/// <param name="MaxBatchBytes">Bytes after which a batch takes no further rows; a single larger set of rows is divided between rows.</param>
/// <param name="WorthwhileBytes">Bytes that are worth a write of their own: so many do not wait for company (docs/decisions/0018-worth-an-upload.md).</param>
/// <param name="MaxDelay">How long a row waits for company while other writes are under way. An idle store is not waited for.</param>
internal sealed record CommitPolicy(int MaxInFlight, int MaxBatchBytes, int WorthwhileBytes, TimeSpan MaxDelay)
{
    /// <summary>Bytes of rows that may wait: 16 MiB. Past it a request is told to come back.</summary>
    public const int MaxQueuedBytes = 16 * 1024 * 1024;

    /// <summary>A disk takes one write at a time, and what comes meanwhile joins the next. Waiting for more only costs: measured.</summary>
    public static readonly CommitPolicy Files = new(1, 4 * 1024 * 1024, 4 * 1024 * 1024, TimeSpan.Zero);
}
