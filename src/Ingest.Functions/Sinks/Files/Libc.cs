using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Sinks.Files;

/// <summary>
/// fsync called directly: .NET's <c>FileStream.Flush(true)</c> and <c>RandomAccess.FlushToDisk</c> return normally when
/// the kernel answers EIO, ENOSPC or EDQUOT, and an event would be acknowledged that is on no disk.
/// </summary>
internal static class Libc
{
    /// <summary>F_FULLFSYNC of macOS fcntl(2): its fsync leaves data in the drive's cache.</summary>
    private const int FullFlush = 51;

    /// <summary>O_RDONLY, the same on Linux and macOS.</summary>
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The kernel could not make the file durable; the message names the error number.</exception>
    public static void Flush(SafeFileHandle file) => Check(FlushDescriptor(file.DangerousGetHandle().ToInt32()), "fsync");

    /// <summary>Makes the names in a directory durable: a new file is lost with its name otherwise.</summary>
    public static void FlushDirectory(string path)
    {
        var descriptor = Open(path, ReadOnly);
        Check(descriptor, "open");
        try
        {
            Check(FlushDescriptor(descriptor), "fsync");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static int FlushDescriptor(int descriptor) =>
        OperatingSystem.IsMacOS() ? Control(descriptor, FullFlush) : Sync(descriptor);

    private static void Check(int result, string call)
    {
        if (result < 0)
        {
            throw new IOException($"{call} failed with error {Marshal.GetLastPInvokeError()}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
