using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Telemetry.Client.Spooling;

/// <summary>
/// Files opened without a lock, and fsync called directly: .NET's own calls return normally when the kernel answers EIO, ENOSPC or EDQUOT
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

    /// <summary>
    /// A file to read from, although another process holds its lock: .NET's own open takes flock(2) for reading too. Null where there is none. O_RDONLY
    /// is 0 on every Unix.
    /// </summary>
    internal static SafeFileHandle? TryOpenUnlocked(string path) => Open(path, 0) is >= 0 and var descriptor ? new(descriptor, ownsHandle: true) : null;

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);
}
