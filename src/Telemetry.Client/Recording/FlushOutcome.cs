namespace Telemetry.Client;

/// <summary>How a flush ended.</summary>
public enum FlushOutcome
{
    /// <summary>Nothing waits any more: every event has been confirmed, or dropped and counted.</summary>
    Drained,

    /// <summary>The time was over first; delivery goes on in the background.</summary>
    TimedOut,

    /// <summary>
    /// Something could not be sent now: the receiver was down, busy or asked to be left alone, or telemetry was refused meanwhile.
    /// What is in the spool stays for a later run.
    /// </summary>
    Kept,
}
