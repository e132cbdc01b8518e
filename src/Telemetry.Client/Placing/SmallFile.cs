namespace Telemetry.Client.Placing;

/// <summary>Reads files that people and administrators write, and that are never large.</summary>
internal static class SmallFile
{
    /// <summary>The most bytes that are read; a larger file is not what it should be.</summary>
    internal const int MaxBytes = 16 * 1024;

    /// <summary>The bytes, none where there are more than <see cref="MaxBytes"/>; null where there is no file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    internal static byte[]? Read(string path)
    {
        // Asked first: most people have no such file, and the first exception of a process costs more than all else at its start.
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return RandomAccess.GetLength(file) > MaxBytes ? [] : WholeFile.Read(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
