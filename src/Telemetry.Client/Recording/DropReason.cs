namespace Telemetry.Client;

/// <summary>Why a recorded event was not delivered.</summary>
public enum DropReason
{
    /// <summary>The queue was full; the oldest event made room.</summary>
    QueueFull,

    /// <summary>The exit budget was over before the receiver had confirmed it. It may have arrived all the same.</summary>
    ExitBudget,

    /// <summary>The network or the receiver was down or busy, twice.</summary>
    NotDelivered,

    /// <summary>The receiver refused it for good, or its answer could not be understood.</summary>
    Rejected,

    /// <summary>The file could not be written.</summary>
    Disk,

    /// <summary>A refusal came while it was queued.</summary>
    Withdrawn,

    /// <summary>The client had been disposed.</summary>
    Closed,

    /// <summary><c>_TELEMETRY_DEBUG=only</c>: it was printed and went nowhere.</summary>
    DebugOnly,

    /// <summary>It could not be written as JSON.</summary>
    Unwritable,
}
