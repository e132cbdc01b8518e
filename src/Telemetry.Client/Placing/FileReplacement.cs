namespace Telemetry.Client.Placing;

/// <summary>Replaces a small file as a whole: written beside it, flushed, renamed. A reader sees the old one or the new one.</summary>
internal static class FileReplacement
{
    /// <param name="path">The file; its folder exists, and the caller holds the lock of its writers.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="mayCommit">Asked once the content lies safely beside the file; false leaves all as it was.</param>
    /// <returns>True where the file was replaced; false where it may not or cannot be.</returns>
    internal static bool TryReplace_NeedsLock(string path, ReadOnlySpan<byte> content, Func<bool>? mayCommit = null)
    {
        var beside = $"{path}.tmp";
        try
        {
            using (var file = new FileStream(beside, Options()))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (mayCommit?.Invoke() != false)
            {
                File.Move(beside, path, overwrite: true);
                return true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What lies beside is removed below.
        }

        TryDelete(beside);
        return false;
    }

    internal static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFolder.FileMode;
        }

        return options;
    }
}
