namespace Telemetry.Client.Delivering;

/// <summary>Whether a drain is due, and if not, why.</summary>
internal enum DueVerdict
{
    /// <summary>It is.</summary>
    Due,

    /// <summary>There is nothing to send.</summary>
    NothingWaits,

    /// <summary>What waits is neither much, nor old, nor tells of a failure.</summary>
    WaitsForCompany,

    /// <summary>The last attempt on this machine was a short time ago, or failed.</summary>
    TooSoon,

    /// <summary>The receiver asked to be left alone.</summary>
    Paused,
}
