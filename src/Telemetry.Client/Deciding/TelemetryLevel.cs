namespace Telemetry.Client;

/// <summary>The most that an event may carry.</summary>
public enum TelemetryLevel
{
    /// <summary>Bounded categories, numbers and names from the program itself. The default.</summary>
    Basic,

    /// <summary>
    /// Also error text that has passed the scrubber. It is a ceiling: where there is no scrubber, no text is recorded at
    /// this level either.
    /// </summary>
    Text,
}
