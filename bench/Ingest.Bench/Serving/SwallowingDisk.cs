using Telemetry.Client.Spooling;

namespace Ingest.Bench.Serving;

/// <summary>A disk that takes everything and keeps nothing, for what recording costs without it.</summary>
internal sealed class SwallowingDisk : ISpoolDisk
{
    public void CreateFolder(string path)
    {
    }

    public IReadOnlyList<SpoolEntry> List(string folder) => [];

    public ISpoolFile Create(string path) => new SwallowingFile();

    public bool Exists(string path) => true;

    public ISpoolFile? TryLock(string path, LockMode mode) => new SwallowingFile();

    public byte[]? Read(string path) => null;

    public void Move(string from, string to)
    {
    }

    public void Delete(string path)
    {
    }

    private sealed class SwallowingFile : ISpoolFile
    {
        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
        }

        public void Truncate(long length)
        {
        }

        public void Flush()
        {
        }

        public void CloseAs(string path)
        {
        }

        public void Dispose()
        {
        }
    }
}
