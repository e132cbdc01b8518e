namespace Telemetry.Client;

/// <summary>Whether a setting has a value other than white space.</summary>
public enum SettingPresence
{
    /// <summary>Not set, or blank.</summary>
    Absent,

    /// <summary>Set.</summary>
    Present,
}
