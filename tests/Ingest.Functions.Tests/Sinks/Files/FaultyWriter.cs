using Ingest.Functions.Sinks.Files;
using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Tests.Sinks.Files;

/// <summary>Writes for real until told to fail.</summary>
internal sealed class FaultyWriter : IDurableWriter
{
    private readonly DurableWriter _real = new();

    public bool FailsHalfWay { get; set; }

    public bool FailsToFlush { get; set; }

    public int Flushes { get; private set; }

    public void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset)
    {
        if (FailsHalfWay)
        {
            _real.Write(file, [parts[0][..(parts[0].Length / 2)]], offset);
            throw new IOException("No space left on device");
        }

        _real.Write(file, parts, offset);
    }

    public void Flush(SafeFileHandle file)
    {
        Flushes++;
        _real.Flush(file);
        if (FailsToFlush)
        {
            throw new IOException("fsync failed with error 5");
        }
    }
}
