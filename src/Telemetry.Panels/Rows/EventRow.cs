namespace Telemetry.Panels.Rows;

/// <summary>What is kept of a row of events: 72 bytes, so that a million fit beside everything else. Times are milliseconds since 1970.</summary>
internal struct EventRow
{
    /// <summary>A number that the row does not have.</summary>
    public const long Missing = long.MinValue;

    public RowKey Id;
    public long TimeGenerated;
    public long EventTime;
    public long ReceivedTime;
    public long ClockSkewMs;
    public long DurationMs;

    /// <summary>Number of its <see cref="EventTraits"/>.</summary>
    public int Traits;

    /// <summary>Number of the installation's text; 0 where it does not say.</summary>
    public int Install;

    /// <summary>Number of the <see cref="ClientReport"/> plus one; 0 where it is none.</summary>
    public int Report;

    /// <summary>When it happened by the receiver's clock.</summary>
    public readonly long Happened => EventTime + (ClockSkewMs == Missing ? 0 : ClockSkewMs);

    /// <summary>From happening to receipt; a clock ahead makes no negative delay.</summary>
    public readonly long DelayMs => Math.Max(0, ReceivedTime - Happened);
}
