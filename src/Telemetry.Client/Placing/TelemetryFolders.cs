using Telemetry.Client.Deciding;
using Telemetry.Client.Events;

namespace Telemetry.Client.Placing;

/// <summary>
/// The two folders of one app and one person. Nothing here depends on the working directory: a command that is run in someone
/// else's folder leaves nothing there. Where they are per platform: docs/files.md.
/// </summary>
/// <param name="Config">Holds what the person decided: the consent file and the marker of an erasure. Shared with the app's own settings.</param>
/// <param name="State">Holds all else that is kept: spool, counters, pacing, installation identifier. Ours alone; an erasure empties it.</param>
internal sealed record TelemetryFolders(string Config, string State)
{
    private const string ConsentFileName = "telemetry.json";
    private const string ErasePendingName = "erase.pending";

    /// <summary>The consent file.</summary>
    internal string ConsentFile { get; } = Join(Config, ConsentFileName);

    /// <summary>
    /// Is there from before the first file of <see cref="State"/> is erased until the last one is gone. While it is, nothing may
    /// be recorded or sent, and whoever finds it finishes the erasure.
    /// </summary>
    internal string ErasePending { get; } = Join(Config, ErasePendingName);

    /// <summary>The folders, which need not exist; null where the person has no home, and so nothing is ever kept.</summary>
    internal static TelemetryFolders? Find(string app, IEnvironment environment, OperatingSystemKind system)
    {
        var name = FolderName.Of(app);
        return system switch
        {
            OperatingSystemKind.Windows => Beside(environment.Get("LOCALAPPDATA"), name, IsAbsoluteOnWindows),
            OperatingSystemKind.Darwin when Home(environment) is { } home =>
                Beside(Join(Join(home, "Library"), "Application Support"), name, IsAbsolute),
            OperatingSystemKind.Darwin => null,
            _ => Xdg(environment, name),
        };
    }

    /// <summary>XDG Base Directory Specification 0.8: a relative value is invalid and ignored.</summary>
    private static TelemetryFolders? Xdg(IEnvironment environment, string name)
    {
        var home = Home(environment);
        var config = Absolute(environment.Get("XDG_CONFIG_HOME")) ?? (home is null ? null : Join(home, ".config"));
        var state = Absolute(environment.Get("XDG_STATE_HOME")) ?? (home is null ? null : Join(Join(home, ".local"), "state"));
        return config is null || state is null ? null : new(Join(config, name), Join(Join(state, name), "telemetry"));
    }

    private static TelemetryFolders? Beside(string? root, string name, Func<string, bool> isAbsolute)
    {
        if (root is null || !isAbsolute(root))
        {
            return null;
        }

        var config = Join(root, name);
        return new(config, Join(config, "telemetry"));
    }

    private static string? Home(IEnvironment environment) => Absolute(environment.Get("HOME"));

    private static string? Absolute(string? path) => path is not null && IsAbsolute(path) ? path : null;

    private static bool IsAbsolute(string path) => path.StartsWith('/');

    /// <summary>A drive with a root, or a share; <c>C:x</c> and <c>\x</c> depend on the working directory.</summary>
    private static bool IsAbsoluteOnWindows(string path) =>
        path is [_, ':', '\\' or '/', ..] or ['\\', '\\', not '\\', ..];

    /// <summary>Joins by the root's own separator, so that a path is right for its platform wherever it is made.</summary>
    private static string Join(string root, string part)
    {
        var separator = root.StartsWith('/') ? "/" : "\\";
        return root.TrimEnd('/', separator[0]) + separator + part;
    }
}
