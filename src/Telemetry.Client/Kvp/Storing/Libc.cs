using System.Runtime.InteropServices;

namespace Telemetry.Client.Kvp.Storing;

/// <summary>The system calls of Linux that .NET has no words for: both families of locks, and a file opened without one.</summary>
internal static class Libc
{
    internal const int ReadOnly = 0;
    internal const int ReadWrite = 2;
    internal const int Create = 0x40;
    internal const int CloseOnExec = 0x80000;

    internal const int LockShared = 1;
    internal const int LockExclusive = 2;
    internal const int LockNonBlocking = 4;
    internal const int LockRelease = 8;

    /// <summary>F_OFD_SETLK: a lock that belongs to the open file and not, as F_SETLK's, to all threads of the process.</summary>
    internal const int SetOpenFileLock = 37;

    internal const short ReadLock = 0;
    internal const short WriteLock = 1;

    internal const int FileNotFound = 2;
    internal const int Interrupted = 4;
    internal const int TryAgain = 11;
    internal const int PermissionDenied = 13;

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, int mode);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Lock(int descriptor, int operation);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Control(int descriptor, int command, ref RangeLock range);

    /// <summary>struct flock of 64-bit Linux. A length of 0 reaches to the end, wherever that will be.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct RangeLock
    {
        internal short Type;
        internal short Whence;
        internal long Start;
        internal long Length;
        internal int Process;
    }
}
