namespace Telemetry.Client.Events;

/// <summary>The name of a source file without the directories of the machine that built it.</summary>
internal static class SourceFileName
{
    /// <summary>What follows the last slash, backslash or colon, whichever system the path is from; null where nothing does.</summary>
    internal static string? Of(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var name = path[(path.LastIndexOfAny(['/', '\\', ':']) + 1)..].TrimStart('~');
        return name.Length == 0 ? null : name;
    }
}
