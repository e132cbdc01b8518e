namespace Telemetry.Client.Consenting;

/// <summary>What the consent file says, whatever this build makes of it.</summary>
internal enum ConsentChoice
{
    None,
    Granted,
    Refused,

    /// <summary>There is a file, and it cannot be understood.</summary>
    Unreadable,
}
