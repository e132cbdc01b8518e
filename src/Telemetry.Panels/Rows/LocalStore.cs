namespace Telemetry.Panels.Rows;

/// <summary>Where a receiver on a developer's machine keeps rows unless told otherwise, and where the report looks for them.</summary>
internal static class LocalStore
{
    /// <summary>
    /// <c>$XDG_STATE_HOME/ingest/rows</c>, by default <c>~/.local/state/ingest/rows</c> (XDG Base Directory Specification 0.8); on
    /// Windows <c>%LOCALAPPDATA%\ingest\rows</c>. Null where the user has no such place.
    /// </summary>
    public static string? Directory()
    {
        var state = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } given && Path.IsPathRooted(given) ? given
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".local", "state")
            : "";
        return state.Length == 0 ? null : Path.Combine(state, "ingest", "rows");
    }
}
