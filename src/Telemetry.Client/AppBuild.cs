namespace Telemetry.Client;

/// <summary>Whether events come from a debug build of the app, so that a dashboard can leave them out.</summary>
public enum AppBuild
{
    /// <summary>A debug build is one whose entry assembly was compiled without optimisation. The default.</summary>
    Detect,

    /// <summary>A release build.</summary>
    Release,

    /// <summary>A debug build.</summary>
    Debug,
}
