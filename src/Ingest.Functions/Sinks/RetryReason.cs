namespace Ingest.Functions.Sinks;

/// <summary>Why rows were not stored although nothing is wrong with them.</summary>
internal enum RetryReason
{
    /// <summary>They were stored.</summary>
    None,

    /// <summary>The destination failed.</summary>
    SinkFailed,

    /// <summary>The store has reached its quota.</summary>
    QuotaReached,

    /// <summary>More rows wait than this receiver holds in memory.</summary>
    QueueFull,

    /// <summary>The receiver is going down.</summary>
    ShuttingDown,
}
