namespace Telemetry.Client.Spooling;

/// <summary>The folder in which segments lie, and all that is done to segments by name.</summary>
/// <param name="path">The absolute path; it need not exist.</param>
/// <param name="disk">The file system.</param>
internal sealed class SpoolFolder(string path, ISpoolDisk disk)
{
    internal string Path => path;

    internal ISpoolDisk Disk => disk;

    internal string PathOf(SegmentName name) => PathOf(name.ToString());

    internal string PathOf(string file) => System.IO.Path.Join(path, file);

    /// <summary>The segments, the oldest first.</summary>
    internal IReadOnlyList<SpoolEntry> List()
    {
        var entries = new List<SpoolEntry>(disk.List(path));
        // An id's text sorts as its time and then as its counter; Guid's own order does so as well, without making texts.
        entries.Sort(static (a, b) => a.Name.Id.CompareTo(b.Name.Id));
        return entries;
    }

    /// <summary>What is in a segment; null where it is gone.</summary>
    internal SegmentContent? Read(SegmentName name) => disk.Read(PathOf(name)) is { } bytes ? SegmentContent.Read(bytes) : null;

    internal void Delete(SegmentName name) => disk.Delete(PathOf(name));

    /// <summary>Takes a segment over; false where somebody else was faster.</summary>
    internal bool TryMove(SegmentName name, SegmentState state)
    {
        try
        {
            disk.Move(PathOf(name), PathOf(name with { State = state }));
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
