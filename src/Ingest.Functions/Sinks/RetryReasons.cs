namespace Ingest.Functions.Sinks;

/// <summary>What follows from a <see cref="RetryReason"/>.</summary>
internal static class RetryReasons
{
    /// <summary>How long a client is asked to wait. A full disk or a missing role needs a person, a full queue only a moment.</summary>
    public static TimeSpan Wait(RetryReason reason) => reason switch
    {
        RetryReason.QuotaReached => TimeSpan.FromMinutes(5),
        RetryReason.SinkFailed or RetryReason.NoToken => TimeSpan.FromSeconds(30),
        RetryReason.TokenRefused or RetryReason.RoleMissing or RetryReason.RuleMissing or RetryReason.StreamRefused => TimeSpan.FromMinutes(1),
        RetryReason.Throttled => TimeSpan.FromSeconds(10),
        RetryReason.CircuitOpen or RetryReason.LowMemory or RetryReason.WaitedTooLong => TimeSpan.FromSeconds(5),
        RetryReason.ShuttingDown => TimeSpan.FromSeconds(5),
        _ => TimeSpan.FromSeconds(1),
    };

    /// <summary>The stable code of the reason in answers.</summary>
    public static string Code(RetryReason reason) => reason switch
    {
        RetryReason.SinkFailed => "sink-failed",
        RetryReason.QuotaReached => "quota-reached",
        RetryReason.QueueFull => "queue-full",
        RetryReason.Overloaded => "overloaded",
        RetryReason.LowMemory => "memory",
        RetryReason.ShuttingDown => "shutting-down",
        RetryReason.Throttled => "throttled",
        RetryReason.CircuitOpen => "circuit-open",
        RetryReason.NoToken => "no-token",
        RetryReason.TokenRefused => "token-refused",
        RetryReason.RoleMissing => "role-missing",
        RetryReason.RuleMissing => "rule-missing",
        RetryReason.StreamRefused => "stream-refused",
        RetryReason.WaitedTooLong => "waited-too-long",
        _ => "none",
    };
}
