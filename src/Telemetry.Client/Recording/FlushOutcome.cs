namespace Telemetry.Client;

/// <summary>How a flush ended.</summary>
public enum FlushOutcome
{
    /// <summary>Nothing is queued any more: every event has been confirmed, or dropped and counted.</summary>
    Drained,

    /// <summary>The time was over first; delivery goes on in the background.</summary>
    TimedOut,
}
