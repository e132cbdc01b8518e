using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Telemetry.Tool;

/// <summary>The library's help, followed by the exit codes and the command's examples.</summary>
internal sealed class ExamplesHelp(HelpAction help) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes:
          0  done
          1  faults or differences found, or what was asked for is not there
          2  wrong usage
          3  a file could not be read or written, or somebody else holds it
        """;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(ExitCodes);
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in ExamplesOf(parseResult.CommandResult.Command))
        {
            output.WriteLine($"  {example}");
        }

        return ExitCode.Success;
    }

    private static IReadOnlyList<string> ExamplesOf(Command command) =>
        command is DocumentedCommand documented ? documented.Examples : [.. command.Subcommands.SelectMany(ExamplesOf)];
}
