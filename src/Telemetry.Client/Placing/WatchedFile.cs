namespace Telemetry.Client.Placing;

/// <summary>Takes stamps of one file without allocating. Not thread-safe.</summary>
internal sealed class WatchedFile(string path)
{
    private readonly FileInfo _file = new(path);

    /// <summary>The stamp of now; that of no file where there is none, or where it cannot be seen.</summary>
    internal FileStamp Stamp()
    {
        try
        {
            _file.Refresh();
            return _file.Exists ? new(_file.LastWriteTimeUtc.Ticks, _file.Length) : default;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
