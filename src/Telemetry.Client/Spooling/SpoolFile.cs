namespace Telemetry.Client.Spooling;

/// <inheritdoc />
internal sealed class SpoolFile(FileStream stream, string path) : ISpoolFile
{
    /// <inheritdoc />
    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(stream.SafeFileHandle, bytes, offset);

    /// <inheritdoc />
    public void Truncate(long length) => RandomAccess.SetLength(stream.SafeFileHandle, length);

    /// <inheritdoc />
    public void Flush()
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(stream.SafeFileHandle);
            return;
        }

        Libc.Flush(stream.SafeFileHandle);
    }

    /// <inheritdoc />
    public void CloseAs(string newPath)
    {
        if (OperatingSystem.IsWindows())
        {
            stream.Dispose();
            File.Move(path, newPath, overwrite: true);
            return;
        }

        try
        {
            File.Move(path, newPath, overwrite: true);
        }
        finally
        {
            stream.Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
