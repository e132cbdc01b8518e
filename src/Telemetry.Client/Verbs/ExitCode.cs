namespace Telemetry.Client.Verbs;

/// <summary>What a verb says to a script; documented in the help of each.</summary>
internal static class ExitCode
{
    internal const int Success = 0;

    /// <summary>A check found something that keeps telemetry from working.</summary>
    internal const int Found = 1;

    /// <summary>The command line, or what it names, is wrong.</summary>
    internal const int Usage = 2;

    /// <summary>A file could not be read or written, or somebody else holds it.</summary>
    internal const int Files = 3;

    internal const string Documentation = """
        Exit codes:
          0  done
          1  doctor found something that does not work
          2  wrong usage
          3  a file could not be read or written, or somebody else holds it
        """;

    internal static int Of(StoreOutcome outcome) => outcome == StoreOutcome.Stored ? Success : Files;
}
