namespace Ingest.Functions.Sinks.Files;

/// <summary>Keeps a second receiver out of a directory for as long as the first one lives; a crash releases it.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string FileName = ".lock";

    private readonly FileStream _held;

    private DirectoryLock(FileStream held) => _held = held;

    /// <exception cref="IOException">Another process holds it.</exception>
    public static DirectoryLock Take(string directory)
    {
        try
        {
            return new DirectoryLock(new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new IOException($"Another receiver writes to {directory}. Give each its own Ingest:File:Directory.", e);
        }
    }

    public void Dispose() => _held.Dispose();
}
