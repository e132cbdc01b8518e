namespace Telemetry.Client.Spooling;

/// <summary>Whether a file that is to be locked may be made.</summary>
internal enum LockMode
{
    /// <summary>Only a file that is there is locked: making one could put it in the place of a file that was renamed just now.</summary>
    Existing,

    /// <summary>The file is made where it is missing.</summary>
    MakeMissing,
}
