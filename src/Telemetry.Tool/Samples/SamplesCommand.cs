using System.CommandLine;
using System.Globalization;
using Telemetry.Panels.Rows;

namespace Telemetry.Tool.Samples;

/// <summary><c>telemetry samples</c>: a week of made-up rows, for a first look at the dashboard.</summary>
internal static class SamplesCommand
{
    private const int DefaultEvents = 20_000;
    private const int MostEvents = 5_000_000;

    public static DocumentedCommand Create(ToolSurroundings surroundings)
    {
        var directory = new Argument<string?>("directory") { Description = "Where the files go, beside what is there. Default: the rows of this user's receiver.", Arity = ArgumentArity.ZeroOrOne };
        directory.Validators.Add(OptionAsPath.Refuse);
        var events = new Option<int>("--events") { Description = $"About how many events, up to {MostEvents.ToString(CultureInfo.InvariantCulture)}.", DefaultValueFactory = _ => DefaultEvents };
        var seed = new Option<int>("--seed") { Description = "The same seed at the same time makes the same rows.", DefaultValueFactory = _ => 1 };
        var command = new DocumentedCommand("samples",
            "Writes a week of made-up rows that ends now: three products, a release that fails, an outage. They are files like the receiver's, named *-500.jsonl; delete those to be rid of them.",
            "telemetry samples",
            "telemetry samples ./rows --events 100000") { directory, events, seed };
        command.SetAction(result => Execute(result.GetValue(directory), result.GetValue(events), result.GetValue(seed), surroundings));
        return command;
    }

    private static int Execute(string? directory, int events, int seed, ToolSurroundings surroundings)
    {
        if (events is < 1 or > MostEvents)
        {
            throw new UsageException($"--events takes a number from 1 to {MostEvents.ToString(CultureInfo.InvariantCulture)}.");
        }

        var path = directory is not null ? Path.Combine(surroundings.WorkingDirectory, directory)
            : LocalStore.Directory() ?? throw new UsageException("This user has no home directory; name a directory.");
        var rows = new SampleWeek(surroundings.Time.GetUtcNow(), events, seed).WriteTo(path);
        surroundings.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows in {path}"));
        return ExitCode.Success;
    }
}
