namespace Ingest.Functions.Sinks.Files;

/// <summary>Keeps a second receiver's store of the same prefix out of a directory for as long as the first one lives; a crash releases it.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _held;

    private DirectoryLock(FileStream held) => _held = held;

    /// <summary>Takes the directory, which is made where it is missing.</summary>
    /// <exception cref="IOException">It cannot be made or written to, or another process holds it.</exception>
    public static DirectoryLock Take(string directory, string prefix)
    {
        // The plain name is that of earlier versions, which must be kept out too.
        var name = prefix == RowFileName.Rows ? ".lock" : $".{prefix}.lock";
        Make(directory);
        try
        {
            return new DirectoryLock(new FileStream(Path.Combine(directory, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"Ingest:File:Directory: expected a directory that this process may write to; {directory} is not one. {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new IOException($"Another receiver writes to {directory}. Give each its own Ingest:File:Directory.", e);
        }
    }

    public void Dispose() => _held.Dispose();

    private static void Make(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Ingest:File:Directory: expected a directory that is there or can be made; {directory} cannot be made. {e.Message}", e);
        }
    }
}
