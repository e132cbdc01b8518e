namespace Ingest.Functions.Quarantining;

/// <summary>What became of a reject, as label values.</summary>
internal static class RejectOutcome
{
    public const string Stored = "stored";

    /// <summary>Dropped, because rejects had their share of the minute's traffic.</summary>
    public const string OverShare = "over-share";

    /// <summary>Dropped, because the queue was full or closed.</summary>
    public const string QueueFull = "queue-full";

    /// <summary>Dropped, because the store did not take it.</summary>
    public const string NotStored = "not-stored";
}
