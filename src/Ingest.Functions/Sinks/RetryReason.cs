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

    /// <summary>Log Analytics takes no more calls for a while.</summary>
    Throttled,

    /// <summary>Log Analytics failed so often that it is left alone for a while.</summary>
    CircuitOpen,

    /// <summary>No access token for Log Analytics could be had.</summary>
    NoToken,

    /// <summary>Log Analytics does not take the access token.</summary>
    TokenRefused,

    /// <summary>The receiver's identity has no role on the data collection rule, or not yet.</summary>
    RoleMissing,

    /// <summary>There is no such data collection rule or stream at the endpoint.</summary>
    RuleMissing,

    /// <summary>The data collection rule has refused every row so far: they do not fit its stream, or it has none of that name.</summary>
    StreamRefused,

    /// <summary>They waited so long for their turn that no time is left to store them.</summary>
    WaitedTooLong,
}
