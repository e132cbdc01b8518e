using Telemetry.Client.Events;

namespace Notes.Cli.Store;

/// <summary>Where notes are kept: <c>$NOTES_HOME</c>, else the user's data directory (XDG Base Directory Specification).</summary>
internal static class NotesHome
{
    internal static string Find()
    {
        if (Environment.GetEnvironmentVariable("NOTES_HOME") is { Length: > 0 } chosen)
        {
            return Path.GetFullPath(chosen);
        }

        // On Unix the runtime reads $XDG_DATA_HOME and falls back to ~/.local/share.
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "notes")
            : throw new NotesException("There is no home directory to keep notes in. Set NOTES_HOME to a directory.", FailureReason.ConfigError);
    }
}
