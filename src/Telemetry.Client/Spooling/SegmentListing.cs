using System.IO.Enumeration;

namespace Telemetry.Client.Spooling;

/// <summary>
/// The segments of a folder in one pass over it, without the search patterns and the paths of <see cref="Directory"/>: every run of a
/// command lists the folder.
/// </summary>
/// <param name="folder">Its path.</param>
/// <exception cref="DirectoryNotFoundException">It is not there.</exception>
internal sealed class SegmentListing(string folder) : FileSystemEnumerator<SpoolEntry>(folder, EveryFile)
{
    private static readonly EnumerationOptions EveryFile = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private SegmentName? _name;

    /// <inheritdoc />
    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry) => SegmentName.TryParse(entry.FileName, out _name) && !entry.IsDirectory;

    /// <inheritdoc />
    protected override SpoolEntry TransformEntry(ref FileSystemEntry entry) => new(_name!, entry.Length);
}
