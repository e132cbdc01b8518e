using Telemetry.Client.Placing;

namespace Telemetry.Client.Spooling;

/// <summary>The file system of this machine.</summary>
internal sealed class SpoolDisk : ISpoolDisk
{
    /// <inheritdoc />
    public void CreateFolder(string path)
    {
        if (!PrivateFolder.TryCreate(path))
        {
            throw new IOException("The spool's folder cannot be made.");
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<SpoolEntry> List(string folder)
    {
        // Asked first, here and below: the first exception of a process costs more than all else that the spool does at a start.
        if (!Directory.Exists(folder))
        {
            return [];
        }

        try
        {
            var entries = new List<SpoolEntry>();
            using var listing = new SegmentListing(folder);
            while (listing.MoveNext())
            {
                entries.Add(listing.Current);
            }

            return entries;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <inheritdoc />
    public ISpoolFile Create(string path) => new SpoolFile(Open(path, FileMode.CreateNew), path);

    /// <inheritdoc />
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc />
    public ISpoolFile? TryLock(string path, LockMode mode)
    {
        try
        {
            return new SpoolFile(Open(path, mode == LockMode.Existing ? FileMode.Open : FileMode.OpenOrCreate), path);
        }
        catch (IOException e) when (e is FileNotFoundException || FileFault.IsHeld(e))
        {
            return null;
        }
    }

    /// <inheritdoc />
    public byte[]? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return WholeFile.Read(file);
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException || FileFault.IsHeld(e))
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc />
    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Then the file is not there either.
        }
    }

    /// <summary>
    /// On Unix the runtime takes flock(2) for a file that is shared with none. On Windows sharing is the lock, and a writer lets
    /// others rename and remove: an erasure must not fail because a command runs.
    /// </summary>
    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = OperatingSystem.IsWindows() ? FileShare.Read | FileShare.Delete : FileShare.None,
            BufferSize = 0,
        };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFolder.FileMode;
        }

        return new FileStream(path, options);
    }
}
