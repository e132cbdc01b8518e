namespace Telemetry.Client.Delivering;

/// <summary>How a drain ended.</summary>
internal enum DrainOutcome
{
    /// <summary>Everything that waited when it began has a final verdict.</summary>
    Drained,

    /// <summary>Something stays for a later one.</summary>
    Kept,

    /// <summary>Another process drains.</summary>
    Busy,
}
