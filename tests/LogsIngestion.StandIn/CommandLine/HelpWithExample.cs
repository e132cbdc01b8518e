using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LogsIngestion.StandIn.CommandLine;

/// <summary>The library's help, followed by what it cannot know.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    private const string Rest = """
        Output:
          STANDIN_ENDPOINT=, STANDIN_CERTIFICATE=, IDENTITY_ENDPOINT=, IDENTITY_HEADER=, one a line, then 'ready'.
          The last two are what Azure.Identity's managed identity credential reads from its environment.

        Control, on STANDIN_ENDPOINT:
          GET    /_control/stats           counters
          GET    /_control/events          each event id with its copies, as JSON lines
          POST   /_control/faults          {"queue":[{"status":429,"retryAfterSeconds":1,"times":3}],"standing":{"latencyMs":50}}
          DELETE /_control/faults          nothing goes wrong any longer
          The same for the token endpoint: /_control/token-faults. tests/LogsIngestion.StandIn/README.md lists the members.

        Exit codes:
          0  ended by Ctrl-C or SIGTERM
          1  a port is taken, or a file cannot be read or written
          2  wrong usage, or a faults file that is not understood

        Example:
          dotnet run --project tests/LogsIngestion.StandIn -- --port 8443 --rules dcr-1,dcr-2 --out rows.jsonl --latency 20-80
        """;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Rest);
        return ExitCode.Success;
    }
}
