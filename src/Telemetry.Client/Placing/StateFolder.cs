using Telemetry.Client.Identifying;

namespace Telemetry.Client.Placing;

/// <summary>The folder of all that is kept but the decision.</summary>
internal static class StateFolder
{
    /// <summary>How long an erasure waits for a process that is making the installation's identifier.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Erases everything but the empty files that are locks, which others may hold.</summary>
    /// <returns>True where nothing is left.</returns>
    internal static bool TryEmpty(string path)
    {
        if (!Directory.Exists(path))
        {
            return true;
        }

        using var held = FileLock.TryAcquire(InstallIdentity.LockIn(path), Patience);
        var isEmpty = held is not null;
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
        {
            if (entry.Extension != FileLock.Extension)
            {
                isEmpty &= TryDelete(entry);
            }
        }

        return isEmpty;
    }

    private static bool TryDelete(FileSystemInfo entry)
    {
        try
        {
            // A link goes, and what it leads to stays.
            if (entry is DirectoryInfo { LinkTarget: null } folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }

            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
