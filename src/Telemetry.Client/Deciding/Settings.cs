namespace Telemetry.Client.Deciding;

/// <summary>Reads what the value of a setting says. Anything that is not clear is <see cref="SettingState.Unreadable"/>.</summary>
internal static class Settings
{
    private static readonly string[] Noes = ["0", "false", "no", "off", ""];
    private static readonly string[] Yeses = ["1", "true", "yes", "on"];
    private static readonly string[] TrackingNoes = ["0", "false", ""];

    internal static SettingState Read(string? value) => Read(value, Noes, Yeses);

    /// <summary><c>DO_NOT_TRACK</c> knows fewer ways to say no than our own settings: its convention names only these.</summary>
    internal static SettingState ReadDoNotTrack(string? value) => Read(value, TrackingNoes, Yeses);

    internal static SettingPresence Presence(string? value) =>
        string.IsNullOrWhiteSpace(value) ? SettingPresence.Absent : SettingPresence.Present;

    private static SettingState Read(string? value, string[] noes, string[] yeses)
    {
        if (value is null)
        {
            return SettingState.Absent;
        }

        var trimmed = value.Trim();
        if (noes.Contains(trimmed, StringComparer.OrdinalIgnoreCase))
        {
            return SettingState.No;
        }

        return yeses.Contains(trimmed, StringComparer.OrdinalIgnoreCase) ? SettingState.Yes : SettingState.Unreadable;
    }
}
