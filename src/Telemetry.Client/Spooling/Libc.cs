using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Telemetry.Client.Spooling;

/// <summary>
/// fsync called directly: .NET's own calls return normally when the kernel answers EIO, ENOSPC or EDQUOT
/// (docs/decisions/0006), and what a new segment was made of would be removed although it is on no disk.
/// </summary>
internal static class Libc
{
    /// <exception cref="IOException">The kernel could not make the file durable.</exception>
    internal static void Flush(SafeFileHandle file)
    {
        if (Sync(file.DangerousGetHandle().ToInt32()) < 0)
        {
            throw new IOException($"fsync failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);
}
