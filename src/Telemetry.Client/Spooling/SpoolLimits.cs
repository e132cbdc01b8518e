namespace Telemetry.Client.Spooling;

/// <summary>The bounds of the spool. What is beyond them goes oldest first, and is counted.</summary>
internal static class SpoolLimits
{
    /// <summary>Bytes of all segments together: 4 MiB.</summary>
    internal const long MaxBytes = 4 * 1024 * 1024;

    /// <summary>Events of all segments together.</summary>
    internal const int MaxEvents = 2_000;

    /// <summary>How long an event may wait.</summary>
    internal static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    /// <summary>One event's bytes: 64 KiB, what a receiver takes.</summary>
    internal const int MaxEventBytes = 64 * 1024;

    /// <summary>A segment that has grown past it is closed; one segment is one request, far below a receiver's 1 MiB.</summary>
    internal const int SegmentBytes = 256 * 1024;

    /// <summary>A segment with so many events is closed.</summary>
    internal const int SegmentEvents = 250;

    /// <summary>A segment's age is that of its name, so a process that lives for long begins another one.</summary>
    internal static readonly TimeSpan SegmentAge = TimeSpan.FromHours(1);

    /// <summary>More files than this are put together in passing, so that looking at the folder stays cheap at every start.</summary>
    internal const int MaxFiles = 64;

    /// <summary>
    /// Below it the folder cannot hold <see cref="MaxEvents"/>: no event takes fewer than some 300 bytes. So most starts need not
    /// count.
    /// </summary>
    internal const long UncountedBytes = MaxEvents * 300L;
}
