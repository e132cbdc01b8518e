using Ingest.Testing;

namespace Telemetry.Tool.Tests;

/// <summary>Runs the command within the test process.</summary>
internal static class ToolRun
{
    public static ToolOutcome In(string directory, params string[] args) => With("", directory, args);

    public static ToolOutcome With(string input, string directory, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var random = new Random(17);
        var exitCode = ToolCommand.Run(args, new ToolSurroundings(new StringReader(input), output, error, directory, new ManualTimeProvider(), random.NextBytes));
        return new ToolOutcome(exitCode, output.ToString(), error.ToString());
    }
}
