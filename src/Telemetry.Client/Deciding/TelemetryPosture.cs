namespace Telemetry.Client;

/// <summary>What a build of the app does for a person who has decided nothing yet.</summary>
public enum TelemetryPosture
{
    /// <summary>Nothing; telemetry is on only for those who turn it on. The default.</summary>
    Off,

    /// <summary>A person at a terminal is asked once; only a yes turns it on.</summary>
    Ask,

    /// <summary>A person at a terminal is shown one notice; telemetry is on from the next run, unless it is refused.</summary>
    Fleet,
}
