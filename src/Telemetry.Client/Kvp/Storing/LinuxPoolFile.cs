using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Telemetry.Client.Kvp.Storing;

/// <summary>An open pool of a Linux guest.</summary>
internal sealed class LinuxPoolFile(SafeFileHandle file, PoolAccess access) : IPoolFile
{
    private readonly int _descriptor = file.DangerousGetHandle().ToInt32();

    public long Length => RandomAccess.GetLength(file);

    public long ModifiedSeconds => new DateTimeOffset(File.GetLastWriteTimeUtc(file)).ToUnixTimeSeconds();

    public LockOutcome TryLock()
    {
        if (Call(() => Libc.Lock(_descriptor, (access == PoolAccess.Read ? Libc.LockShared : Libc.LockExclusive) | Libc.LockNonBlocking)) == LockOutcome.Held)
        {
            return LockOutcome.Held;
        }

        var whole = new Libc.RangeLock { Type = access == PoolAccess.Read ? Libc.ReadLock : Libc.WriteLock };
        if (Call(() => Libc.Control(_descriptor, Libc.SetOpenFileLock, ref whole)) == LockOutcome.Taken)
        {
            return LockOutcome.Taken;
        }

        // Held on to, the first would keep out somebody who takes them the other way round while we wait for the second.
        _ = Libc.Lock(_descriptor, Libc.LockRelease);
        return LockOutcome.Held;
    }

    public byte[] ReadAll()
    {
        var bytes = new byte[Length];
        var read = 0;
        while (read < bytes.Length)
        {
            var count = RandomAccess.Read(file, bytes.AsSpan(read), read);
            if (count == 0)
            {
                return bytes[..read];
            }

            read += count;
        }

        return bytes;
    }

    public void Write(ReadOnlyMemory<byte> bytes, long offset) => RandomAccess.Write(file, bytes.Span, offset);

    public void SetLength(long length) => RandomAccess.SetLength(file, length);

    public void Dispose() => file.Dispose();

    private static LockOutcome Call(Func<int> call)
    {
        while (call() < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is Libc.TryAgain or Libc.PermissionDenied)
            {
                return LockOutcome.Held;
            }

            if (error != Libc.Interrupted)
            {
                throw new IOException($"The pool could not be locked: {Marshal.GetLastPInvokeErrorMessage()}.");
            }
        }

        return LockOutcome.Taken;
    }
}
