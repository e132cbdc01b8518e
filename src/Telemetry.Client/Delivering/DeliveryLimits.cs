namespace Telemetry.Client.Delivering;

/// <summary>The numbers of delivery.</summary>
internal static class DeliveryLimits
{
    /// <summary>So many events of earlier runs are sent without waiting for <see cref="Patience"/>.</summary>
    internal const int EagerCount = 32;

    /// <summary>Events that wait in memory at most, where there is no spool; about 120 KiB of commands.</summary>
    internal const int MemoryCapacity = 256;

    /// <summary>How long an event waits for company.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The least time between two attempts on one machine.</summary>
    internal static readonly TimeSpan Pace = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait after failures, short of what a receiver asks for.</summary>
    internal static readonly TimeSpan MaxBackoff = TimeSpan.FromHours(1);

    /// <summary>The longest that <c>Retry-After</c> is taken for.</summary>
    internal static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    /// <summary>How long one attempt may take while the process runs; at exit the exit budget is shorter.</summary>
    internal static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>After 401 and 403 nothing is sent for this long: the token does not become valid by trying.</summary>
    internal static readonly TimeSpan RefusalPause = TimeSpan.FromHours(1);

    /// <summary>After 410 without <c>Retry-After</c>: what waits now will have expired by then.</summary>
    internal static readonly TimeSpan GonePause = TimeSpan.FromDays(7);

    /// <summary>The longest that a receiver can silence a machine for; a mistake must end some day.</summary>
    internal static readonly TimeSpan MaxPause = TimeSpan.FromDays(30);

    /// <summary>How often <c>client_stats</c> is sent at least, where anything is sent, and at most where nothing is lost.</summary>
    internal static readonly TimeSpan ReportEvery = TimeSpan.FromDays(1);

    /// <summary>How often <c>client_stats</c> is sent at most.</summary>
    internal static readonly TimeSpan ReportAtMostEvery = TimeSpan.FromHours(1);

    /// <summary>How often a flush looks whether another process has ended its drain.</summary>
    internal static readonly TimeSpan BusyInterval = TimeSpan.FromMilliseconds(50);
}
