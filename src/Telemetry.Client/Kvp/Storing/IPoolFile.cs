namespace Telemetry.Client.Kvp.Storing;

/// <summary>An open pool; closing it gives its locks back. Faults come as <see cref="IOException"/>.</summary>
internal interface IPoolFile : IDisposable
{
    long Length { get; }

    /// <summary>When the file was written last, in whole seconds since 1970.</summary>
    long ModifiedSeconds { get; }

    /// <summary>
    /// Tries once for both families of locks, shared for a reader and exclusive for a writer: flock(2), which cloud-init and
    /// azure-init take, and fcntl(2), which hv_kvp_daemon takes. Neither sees the other. Either both are held or none.
    /// </summary>
    LockOutcome TryLock();

    byte[] ReadAll();

    void Write(ReadOnlyMemory<byte> bytes, long offset);

    void SetLength(long length);
}
