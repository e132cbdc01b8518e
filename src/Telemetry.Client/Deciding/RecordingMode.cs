namespace Telemetry.Client;

/// <summary>Whether events are recorded, and how far they may go. The order is by reach: a later value never means less.</summary>
public enum RecordingMode
{
    /// <summary>Nothing is recorded; every call returns at once and allocates nothing.</summary>
    Off,

    /// <summary>Events are appended to a file; nothing leaves the machine unless the decision's tee says so.</summary>
    Local,

    /// <summary>Events are sent to the configured URL.</summary>
    On,
}
