namespace Telemetry.Client;

/// <summary>Why a recorded event was not delivered.</summary>
public enum DropReason
{
    /// <summary>There was no spool to keep it in and too many waited in memory; the oldest event made room.</summary>
    QueueFull,

    /// <summary>The process ended before it was delivered, and there was no spool to keep it in.</summary>
    NotDelivered,

    /// <summary>The spool had reached its 4 MiB or 2,000 events; the oldest made room.</summary>
    SpoolFull,

    /// <summary>It had waited for 7 days.</summary>
    Expired,

    /// <summary>The receiver refused it for good.</summary>
    Rejected,

    /// <summary>It was larger than 64 KiB.</summary>
    TooLarge,

    /// <summary>It could not be written to the file, or not be read back from the spool.</summary>
    Disk,

    /// <summary>A refusal came before it was delivered.</summary>
    Withdrawn,

    /// <summary>The client had been disposed.</summary>
    Closed,

    /// <summary><c>_TELEMETRY_DEBUG=only</c>: it was printed and went nowhere.</summary>
    DebugOnly,

    /// <summary>It could not be written as JSON, or a required field was outside its bounds.</summary>
    Unwritable,
}
