using System.Diagnostics;

namespace Telemetry.Client.Placing;

/// <summary>
/// A lock between processes: a file of its own that is held open, never the file it protects, which others may replace. The
/// system releases it with the process that holds it. The file stays, empty: deleting it would let two hold two of the same name.
/// </summary>
internal static class FileLock
{
    /// <summary>How a lock's file name ends; an erasure leaves such files where they are.</summary>
    internal const string Extension = ".lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    /// <summary>Holds the lock until the result is disposed; null where another process does, or the file cannot be made, for as long as <paramref name="patience"/>.</summary>
    internal static IDisposable? TryAcquire(string path, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, Options());
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && Stopwatch.GetElapsedTime(started) < patience)
            {
                // A command's start is no place for a timer: the wait is short, and almost never happens.
                Task.Delay(Pause).Wait();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFolder.FileMode;
        }

        return options;
    }
}
