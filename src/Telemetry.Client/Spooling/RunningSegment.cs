using Telemetry.Client.Placing;

namespace Telemetry.Client.Spooling;

/// <summary>
/// Reads a segment that a running process appends to and holds the lock of, for a person who wants to see it. A record that is
/// being written is a torn tail, and left out.
/// </summary>
internal static class RunningSegment
{
    /// <summary>Null where the file is gone. On Windows readers need no help: a writer there lets others read.</summary>
    internal static SegmentContent? Read(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        using var file = Libc.TryOpenUnlocked(path);
        return file is null ? null : SegmentContent.Read(WholeFile.Read(file));
    }
}
