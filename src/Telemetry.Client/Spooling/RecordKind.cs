namespace Telemetry.Client.Spooling;

/// <summary>What a record of a segment holds. The values are written to disk.</summary>
internal enum RecordKind : byte
{
    /// <summary>An event, as the line that is sent.</summary>
    Event = 1,

    /// <summary>An event that tells of a failure, for which delivery does not wait for company.</summary>
    Failure = 2,

    /// <summary>A <c>client_stats</c> event. It is sent as any, and counted nowhere, so that reports give no cause for reports.</summary>
    Report = 3,

    /// <summary>How many events a process lost and why; not sent, but taken into the next report.</summary>
    Losses = 4,
}
