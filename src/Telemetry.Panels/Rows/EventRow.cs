namespace Telemetry.Panels.Rows;

/// <summary>What panels read of a row of events. Times are milliseconds since 1970.</summary>
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

    /// <summary>When it happened by the receiver's clock.</summary>
    public readonly long Happened => EventTime + (ClockSkewMs == Missing ? 0 : ClockSkewMs);

    /// <summary>From happening to receipt; a clock ahead makes no negative delay.</summary>
    public readonly long DelayMs => Math.Max(0, ReceivedTime - Happened);
}
