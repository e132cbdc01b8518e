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

    /// <summary>As many requests are taken in as may be at a time.</summary>
    Overloaded,

    /// <summary>The receiver uses more memory than its watermark.</summary>
    LowMemory,

    /// <summary>The receiver is going down.</summary>
    ShuttingDown,
}
