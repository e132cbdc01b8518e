using Telemetry.Client.Events;

namespace Telemetry.Client;

/// <summary>The names under which a command is recorded.</summary>
/// <param name="Command">The first name of the path.</param>
/// <param name="Subcommand">The rest of the path joined with dots; null for a path of one name.</param>
internal sealed record CommandPath(string Command, string? Subcommand)
{
    /// <summary>
    /// Names come from the program's own command tree, never from what was typed. An empty path is the app itself.
    /// </summary>
    internal static CommandPath From(ReadOnlySpan<string> path, string app)
    {
        if (path.IsEmpty)
        {
            return new(NameRule.Conform(app) ?? NameRule.Unnamed, null);
        }

        var rest = path[1..];
        return new(
            NameRule.Conform(path[0]) ?? NameRule.Unnamed,
            rest.IsEmpty ? null : NameRule.Conform(string.Join('.', rest.ToArray())));
    }
}
