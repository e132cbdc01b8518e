using Telemetry.Client.Deciding;

namespace Telemetry.Client.Delivering;

/// <summary>Turns what a person wrote into an absolute path.</summary>
internal static class FilePath
{
    /// <summary>
    /// <c>~</c> and <c>~/</c> stand for the home directory; a relative path is relative to the working directory at the start.
    /// Null where it is no path.
    /// </summary>
    internal static string? Resolve(string text, IEnvironment environment)
    {
        var isHome = text == "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.StartsWith("~\\", StringComparison.Ordinal);
        try
        {
            return Path.GetFullPath(isHome ? Path.Join(Home(environment), text[1..]) : text);
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Home(IEnvironment environment)
    {
        var variable = OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME";
        return environment.Get(variable) is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    }
}
