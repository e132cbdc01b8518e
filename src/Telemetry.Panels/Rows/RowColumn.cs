namespace Telemetry.Panels.Rows;

/// <summary>What a member of a line means to panels, where it is none of <see cref="RowText"/>.</summary>
internal enum RowColumn
{
    Ignored = -1,

    // The values below are those of RowText.
    EventId = 100,
    TimeGenerated,
    EventTime,
    ReceivedTime,
    SessionId,
    InstallId,
    DurationMs,
    ClockSkewMs,
    SizeBytes,

    /// <summary>Members in an object: Properties of a row, data of an envelope.</summary>
    Properties,

    /// <summary>The first frame of a stack.</summary>
    Stack,
    Recorded,
    Sent,
    OldestAge,
    Dropped,
}
