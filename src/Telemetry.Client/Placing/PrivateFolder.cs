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
    internal static bool TryCreate(string path) => Try(path, static path =>
    {
        Create(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~FolderMode) != 0)
        {
            File.SetUnixFileMode(path, FolderMode);
        }
    });

    /// <summary>As <see cref="TryCreate"/>, but a folder that is there is someone else's too and stays as it is.</summary>
    internal static bool TryCreateShared(string path) => Try(path, Create);

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderMode);
        }
    }

    private static bool Try(string path, Action<string> create)
    {
        try
        {
            create(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
