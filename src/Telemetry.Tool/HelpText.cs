namespace Telemetry.Tool;

/// <summary>A command's help: what it does, the exit codes, an example.</summary>
internal static class HelpText
{
    private const string ExitCodes = "0 done, 1 faults or differences found, 2 wrong usage, 3 a file could not be read or written";

    public static string Of(string description, params string[] examples) =>
        $"{description}\n\nExit codes: {ExitCodes}.\n\n{(examples.Length == 1 ? "Example" : "Examples")}:{string.Concat(examples.Select(e => $"\n  {e}"))}";
}
