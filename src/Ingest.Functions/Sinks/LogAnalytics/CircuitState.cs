namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Whether batches are let out.</summary>
internal enum CircuitState
{
    /// <summary>All are.</summary>
    Closed,

    /// <summary>None is, until the pause is over.</summary>
    Open,

    /// <summary>One is out to try, and the others wait for what becomes of it.</summary>
    HalfOpen,
}
