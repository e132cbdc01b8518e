namespace Telemetry.Client.Deciding;

/// <summary>The names of one app's environment variables, made once.</summary>
internal sealed class VariableNames(string prefix)
{
    /// <summary>Common to all apps that honour it: consoledonottrack.com.</summary>
    internal const string DoNotTrack = "DO_NOT_TRACK";

    internal string Enabled { get; } = $"{prefix}_TELEMETRY_ENABLED";

    internal string Disabled { get; } = $"{prefix}_TELEMETRY_DISABLED";

    internal string Url { get; } = $"{prefix}_TELEMETRY_URL";

    internal string Token { get; } = $"{prefix}_TELEMETRY_TOKEN";

    internal string File { get; } = $"{prefix}_TELEMETRY_FILE";

    internal string TimeoutMs { get; } = $"{prefix}_TELEMETRY_TIMEOUT_MS";

    internal string Debug { get; } = $"{prefix}_TELEMETRY_DEBUG";

    internal string Filter { get; } = $"{prefix}_TELEMETRY_FILTER";

    internal string Kvp { get; } = $"{prefix}_TELEMETRY_KVP";

    /// <summary>Which integration or agent drives the app; it has no <c>TELEMETRY</c> in it because the app itself may use it too.</summary>
    internal string Channel { get; } = $"{prefix}_CHANNEL";
}
