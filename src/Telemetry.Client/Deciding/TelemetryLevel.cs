namespace Telemetry.Client;

/// <summary>The most that an event may carry.</summary>
public enum TelemetryLevel
{
    /// <summary>Bounded categories, numbers and names from the program itself. The default.</summary>
    Basic,

    /// <summary>
    /// Also messages of exceptions, after the scrubber has taken out paths, addresses, credentials and people's numbers. It is a
    /// ceiling.
    /// </summary>
    Text,
}
