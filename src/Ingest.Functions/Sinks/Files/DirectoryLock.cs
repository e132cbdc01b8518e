namespace Ingest.Functions.Sinks.Files;

/// <summary>Keeps a second receiver's store of the same prefix out of a directory for as long as the first one lives; a crash releases it.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _held;

    private DirectoryLock(FileStream held) => _held = held;

    /// <exception cref="IOException">Another process holds it.</exception>
    public static DirectoryLock Take(string directory, string prefix)
    {
        // The plain name is that of earlier versions, which must be kept out too.
        var name = prefix == RowFileName.Rows ? ".lock" : $".{prefix}.lock";
        try
        {
            return new DirectoryLock(new FileStream(Path.Combine(directory, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new IOException($"Another receiver writes to {directory}. Give each its own Ingest:File:Directory.", e);
        }
    }

    public void Dispose() => _held.Dispose();
}
