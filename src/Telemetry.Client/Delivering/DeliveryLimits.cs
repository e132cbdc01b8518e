namespace Telemetry.Client.Delivering;

/// <summary>The numbers of delivery.</summary>
internal static class DeliveryLimits
{
    /// <summary>Events that wait at most; about 120 KiB of commands.</summary>
    internal const int QueueCapacity = 256;

    /// <summary>So many waiting events are sent without waiting for <see cref="Linger"/>.</summary>
    internal const int EagerCount = 32;

    /// <summary>How long an event waits for company in a long-running process.</summary>
    internal static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    /// <summary>How long one attempt may take while the process runs; at exit the exit budget is shorter.</summary>
    internal static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Attempts per batch: without a spool, patience is memory.</summary>
    internal const int MaxAttempts = 2;

    /// <summary>The wait before the second attempt where the receiver names none.</summary>
    internal static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>A receiver that asks for longer loses the batch: what waits behind it would overflow the queue.</summary>
    internal static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>After 401 and 403 nothing is sent for this long: the token does not become valid by trying.</summary>
    internal static readonly TimeSpan RefusalPause = TimeSpan.FromHours(1);
}
