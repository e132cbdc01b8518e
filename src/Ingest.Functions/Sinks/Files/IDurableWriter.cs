using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Sinks.Files;

/// <summary>The two calls that durability hangs on. Their faults come as <see cref="IOException"/>.</summary>
internal interface IDurableWriter
{
    /// <summary>Writes all parts one after the other at an offset.</summary>
    void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset);

    /// <summary>Returns once everything written is on the device.</summary>
    void Flush(SafeFileHandle file);
}
