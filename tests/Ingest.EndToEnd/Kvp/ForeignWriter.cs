using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Ingest.EndToEnd.Kvp;

/// <summary>
/// Another program's writer of pools, of which this process is the one: a record at a time, in two writes, under one family of locks
/// only, as cloud-init (flock) and the kernel's daemon (fcntl) take them.
/// </summary>
internal static class ForeignWriter
{
    private const int Exclusive = 2;
    private const int Release = 8;
    private const int SetLockWait = 7;
    private const short WriteLock = 1;
    private const short Unlock = 2;

    public static void Write(LockFamily family, string pool, string name, int count)
    {
        using var file = File.OpenHandle(pool, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        for (var i = 0; i < count; i++)
        {
            var record = new byte[2560];
            Encoding.UTF8.GetBytes($"{name}-{i}", record);
            Encoding.UTF8.GetBytes(new string('v', 700) + i, record.AsSpan(512));

            Lock(family, file, Exclusive, WriteLock);
            var end = RandomAccess.GetLength(file);
            RandomAccess.Write(file, record.AsSpan(0, 1000), end);
            RandomAccess.Write(file, record.AsSpan(1000), end + 1000);
            Lock(family, file, Release, Unlock);
        }
    }

    private static void Lock(LockFamily family, SafeFileHandle file, int operation, short type)
    {
        var range = new RangeLock { Type = type };
        var descriptor = file.DangerousGetHandle().ToInt32();
        if ((family == LockFamily.Flock ? Flock(descriptor, operation) : Control(descriptor, SetLockWait, ref range)) != 0)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }
    }

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flock(int descriptor, int operation);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, ref RangeLock range);

    [StructLayout(LayoutKind.Sequential)]
    private struct RangeLock
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
