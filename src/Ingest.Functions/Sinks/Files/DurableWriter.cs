using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Sinks.Files;

/// <summary>Writes through the operating system. Flushes on Unix call libc themselves, see <see cref="Libc"/>.</summary>
internal sealed class DurableWriter : IDurableWriter
{
    public void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset) =>
        RandomAccess.Write(file, parts, offset);

    public void Flush(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        Libc.Flush(file);
    }
}
