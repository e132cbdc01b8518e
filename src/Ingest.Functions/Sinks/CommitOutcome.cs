namespace Ingest.Functions.Sinks;

/// <summary>What became of a request's rows.</summary>
/// <param name="RetryAfter">When to come back, where <see cref="Reason"/> is not <see cref="RetryReason.None"/>.</param>
internal readonly record struct CommitOutcome(RetryReason Reason, TimeSpan RetryAfter)
{
    public static readonly CommitOutcome Stored = new(RetryReason.None, TimeSpan.Zero);

    public bool IsStored => Reason == RetryReason.None;

    public static CommitOutcome Retry(RetryReason reason) => new(reason, RetryReasons.Wait(reason));
}
