namespace Telemetry.Client.Verbs.Checking;

/// <summary>How a check came out.</summary>
internal enum CheckLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Nothing is broken, but somebody should know.</summary>
    Warn,

    /// <summary>Telemetry does not work as it is configured.</summary>
    Fail,
}
