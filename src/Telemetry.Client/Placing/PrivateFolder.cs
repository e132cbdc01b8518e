namespace Telemetry.Client.Placing;

/// <summary>Folders and files that only their owner may read. On Windows the folder's place under the person's profile sees to it.</summary>
internal static class PrivateFolder
{
    /// <summary>The mode of every file that is kept: 0600.</summary>
    internal const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Makes the folder, mode 0700, and its parents as anyone would. A folder that is there is closed to others; what cannot be
    /// closed is not used.
    /// </summary>
    /// <returns>True where the folder is there and private; false for every fault.</returns>
    internal static bool TryCreate(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
                return true;
            }

            Directory.CreateDirectory(path, FolderMode);
            if ((File.GetUnixFileMode(path) & ~FolderMode) != 0)
            {
                File.SetUnixFileMode(path, FolderMode);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
