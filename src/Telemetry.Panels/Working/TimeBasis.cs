namespace Telemetry.Panels.Working;

/// <summary>Which time of an event a panel goes by.</summary>
internal enum TimeBasis
{
    /// <summary>When it happened, by the receiver's clock.</summary>
    Happened,

    /// <summary>When it was received: what arrival and alerts are about.</summary>
    Received,
}
