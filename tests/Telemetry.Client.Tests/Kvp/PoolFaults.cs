using Telemetry.Client.Kvp.Storing;

namespace Telemetry.Client.Tests.Kvp;

/// <summary>Real pools whose calls fail or wait where a test says so.</summary>
internal sealed class PoolFaults : IPoolFiles
{
    private readonly LinuxPoolFiles _real = new();

    /// <summary>Writes so many bytes and then fails, as on a full disk; null writes all.</summary>
    internal int? BytesBeforeFullDisk { get; set; }

    /// <summary>Tries for the lock that find it held.</summary>
    internal int HeldTries { get; set; }

    internal long? Boot { get; set; }

    public IPoolFile? Open(string path, PoolAccess access) => _real.Open(path, access) is { } file ? new File(this, file) : null;

    public long? BootSeconds() => Boot;

    private sealed class File(PoolFaults faults, IPoolFile real) : IPoolFile
    {
        public long Length => real.Length;

        public long ModifiedSeconds => real.ModifiedSeconds;

        public LockOutcome TryLock() => faults.HeldTries-- > 0 ? LockOutcome.Held : real.TryLock();

        public byte[] ReadAll() => real.ReadAll();

        public void Write(ReadOnlyMemory<byte> bytes, long offset)
        {
            if (faults.BytesBeforeFullDisk is { } room && room < bytes.Length)
            {
                real.Write(bytes[..room], offset);
                throw new IOException("No space left on device");
            }

            real.Write(bytes, offset);
        }

        public void SetLength(long length) => real.SetLength(length);

        public void Dispose() => real.Dispose();
    }
}
