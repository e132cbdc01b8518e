namespace Ingest.Functions.Committing;

/// <summary>How batches leave for a store.</summary>
/// <param name="MaxInFlight">Writes at a time.</param>
/// <param name="MaxBatchBytes">Bytes after which a batch takes no further rows; a single larger set of rows is divided between rows.</param>
/// <param name="MaxDelay">How long a row waits for company while other writes are under way. An idle store is not waited for.</param>
/// <param name="CrowdedSpacing">The least time between departures while <see cref="Crowd"/> requests or more share a batch.</param>
internal sealed record CommitPolicy(int MaxInFlight, int MaxBatchBytes, TimeSpan MaxDelay, TimeSpan CrowdedSpacing = default)
{
    /// <summary>Requests in one batch from which on the next is worth waiting for.</summary>
    public const int Crowd = 8;

    /// <summary>Bytes of rows that may wait: 16 MiB. Past it a request is told to come back.</summary>
    public const int MaxQueuedBytes = 16 * 1024 * 1024;

    /// <summary>
    /// A disk takes one write at a time, and what comes meanwhile joins the next. A flush costs the processor more than a request
    /// does, and on a quick device the next would leave with a few rows; 2 ms collect some dozens.
    /// </summary>
    public static readonly CommitPolicy Files = new(1, 4 * 1024 * 1024, TimeSpan.Zero, TimeSpan.FromMilliseconds(2));
}
