namespace Telemetry.Client.Spooling;

/// <summary>What kinds of faults the file system answers with.</summary>
internal static class FileFault
{
    /// <summary>Whether somebody else holds the file: ERROR_SHARING_VIOLATION, or errno EAGAIN of flock(2).</summary>
    internal static bool IsHeld(IOException fault) => fault.HResult == HeldElsewhere;

    /// <summary>Whether it is the disk's fault and not ours: to be survived and counted.</summary>
    internal static bool IsOfDisk(Exception fault) => fault is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    private static int HeldElsewhere
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return unchecked((int)0x80070020);
            }

            return OperatingSystem.IsLinux() ? 11 : 35;
        }
    }
}
