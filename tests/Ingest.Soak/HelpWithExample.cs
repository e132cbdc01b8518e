using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Ingest.Soak;

/// <summary>The library's help, followed by what it cannot know.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    private const string Rest = """
        Passes if
          every event that was answered stored or duplicate is in the service, and none that was answered invalid
          each copy of an event is one that the receiver was not told of (an answer that was cut off or never came)
          the receiver's working set stays under 200 MiB and, after the warm-up, grows by less than 10 %
          it ends with 0 within 12 seconds of SIGTERM, of which 10 are its own limit

        Exit codes:
          0  passed
          1  not passed; the table says why
          2  could not be run, or was interrupted

        Example:
          scripts/soak --minutes 30
        """;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Rest);
        return 0;
    }
}
