namespace Telemetry.Client;

/// <summary>Whether the start of a process is an event of its own.</summary>
public enum HeartbeatMode
{
    /// <summary>No heartbeat. The default: a command's own event says that the app was used.</summary>
    Off,

    /// <summary>One heartbeat per process, when the first client starts.</summary>
    OncePerProcess,
}
