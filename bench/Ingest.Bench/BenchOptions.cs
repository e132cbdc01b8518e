using Ingest.Bench.Figures;
using Ingest.Bench.Measuring;

namespace Ingest.Bench;

/// <summary>What one run of the benchmarks is asked to do.</summary>
/// <param name="Effort">How many rounds, and how long each.</param>
/// <param name="Page">The page to write, or null to print the table only.</param>
/// <param name="Published">The published receiver to start, or null to leave the starts out.</param>
/// <param name="ReadyToRun">The same, compiled ahead of time.</param>
/// <param name="Native">The same as machine code alone; null where no compiler for it is at hand.</param>
/// <param name="Sample">The published sample command, or null to leave its runs out.</param>
/// <param name="SampleReadyToRun">The same, compiled ahead of time.</param>
/// <param name="SampleNative">The same as machine code alone; null where no compiler for it is at hand.</param>
/// <param name="Only">The one measurement to make, or null for all.</param>
internal sealed record BenchOptions(
    Effort Effort, string? Page, string? Published, string? ReadyToRun, string? Native, string? Sample, string? SampleReadyToRun, string? SampleNative, string? Only)
{
    public const string Usage =
        "Expected [--quick] [--only <name>] [--page <file>] [--published <directory>] [--ready-to-run <directory>] [--native <directory>] [--sample <directory>] [--sample-ready-to-run <directory>] [--sample-native <directory>]; bench/run gives them.";

    /// <summary>The options, or null where they are not understood.</summary>
    public static BenchOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions(Effort.Full, null, null, null, null, null, null, null, null);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--quick")
            {
                options = options with { Effort = Effort.Quick };
                continue;
            }

            if (i + 1 == args.Count)
            {
                return null;
            }

            var value = args[i + 1];
            switch (args[i++])
            {
                case "--page":
                    options = options with { Page = value };
                    break;
                case "--published":
                    options = options with { Published = value };
                    break;
                case "--ready-to-run":
                    options = options with { ReadyToRun = value };
                    break;
                case "--native":
                    options = options with { Native = value };
                    break;
                case "--only":
                    options = options with { Only = value };
                    break;
                case "--sample":
                    options = options with { Sample = value };
                    break;
                case "--sample-ready-to-run":
                    options = options with { SampleReadyToRun = value };
                    break;
                case "--sample-native":
                    options = options with { SampleNative = value };
                    break;
                default:
                    return null;
            }
        }

        return AllFigures.Of(options).Count > 0 ? options : null;
    }
}
