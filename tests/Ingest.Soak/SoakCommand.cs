using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Ingest.Soak.Processes;

namespace Ingest.Soak;

/// <summary>The command line of the soak.</summary>
internal static class SoakCommand
{
    private const int Passed = 0;
    private const int NotPassed = 1;
    private const int NotRun = 2;
    private const double Most = 24 * 60;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var minutes = new Option<double>("--minutes") { Description = "how long the load lasts; 30 is the nightly mode", DefaultValueFactory = _ => 2 };
        var seed = new Option<int>("--seed") { Description = "of what is sent and when; another one each time if not given", DefaultValueFactory = _ => Random.Shared.Next() };
        var json = new Option<bool>("--json") { Description = "print the result as one JSON object" };
        minutes.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<double>() is not (>= 0.25 and <= Most))
            {
                result.AddError($"--minutes takes 0.25 to {Most}.");
            }
        });
        var root = new RootCommand("Runs a receiver against a stand-in of Log Analytics, each a process of its own, under mixed load and scripted faults; ends it by SIGTERM under load and accounts for every event.")
        {
            minutes, seed, json,
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExample((HelpAction)help.Action!);
        }

        var code = NotRun;
        root.SetAction(async (parsed, cancellation) => code = await SoakAsync(
            new SoakSettings(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed)), parsed.GetValue(json), output, error, cancellation));
        var parsed = root.Parse(args);
        var invoked = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Action is ParseErrorAction ? NotRun : parsed.Action is HelpWithExample ? invoked : code;
    }

    private static async Task<int> SoakAsync(SoakSettings settings, bool asJson, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var report = await SoakRun.RunAsync(settings, error, cancellation);
            await output.WriteLineAsync(asJson ? report.Json() : report.Text());
            return report.Faults.Count == 0 ? Passed : NotPassed;
        }
        catch (ProcessFault fault)
        {
            await error.WriteLineAsync(fault.Message);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Interrupted: there is no result.");
        }

        return NotRun;
    }
}
