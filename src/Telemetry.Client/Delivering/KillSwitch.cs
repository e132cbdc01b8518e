using System.Globalization;

namespace Telemetry.Client.Delivering;

/// <summary>
/// A receiver's order to be silent: <c>kill-tokens</c> names who, as a comma-separated list of <c>name</c> or
/// <c>name:reason</c>, and <c>kill-duration</c> says for how many seconds.
/// </summary>
internal static class KillSwitch
{
    /// <summary>Stands for everyone.</summary>
    private const string Everyone = "*";

    /// <summary>For how long to be silent; null where the order is not for this sender or has no duration.</summary>
    /// <param name="name">The sender's name in such lists: for a receiver of ours the app, in a collector's protocol <c>o:tenant</c>.</param>
    internal static TimeSpan? Read(string? tokens, string? duration, string name)
    {
        if (tokens is null
            || !int.TryParse(duration, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds)
            || seconds <= 0)
        {
            return null;
        }

        foreach (var token in tokens.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Names(token, name) || Names(token, Everyone))
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        return null;
    }

    private static bool Names(string token, string name) =>
        token.StartsWith(name, StringComparison.Ordinal) && (token.Length == name.Length || token[name.Length] == ':');
}
