using Ingest.Bench.Load;
using Ingest.Bench.Measuring;

namespace Ingest.Bench.Figures;

/// <summary>Everything that is measured, one after the other: nothing else of this program runs meanwhile.</summary>
internal static class AllFigures
{
    public static IReadOnlyList<Measurement> Of(BenchOptions options)
    {
        List<Measurement> all =
        [
            new("dry", SingleEvents.DryAsync),
            new("files", SingleEvents.FileAsync),
            new("ndjson", Batches.MeasureAsync),
            new("uploads", Uploads.MeasureAsync),
            new("idle", static (_, effort) => IdleUpload.MeasureAsync(effort)),
            new("fleet", static (_, effort) => Fleet.MeasureAsync(effort)),
            new("row", static (_, _) => RowSize.MeasureAsync()),
            new("validator", static (_, effort) => ValidatorFigure.MeasureAsync(effort)),
            new("compile", static (_, effort) => CompileFigure.MeasureAsync(effort)),
            new("client", static (_, effort) => ClientCalls.MeasureAsync(effort)),
            new("kvp", static (_, effort) => KvpAppends.MeasureAsync(effort)),
            new("scrubber", static (_, effort) => ScrubberFigure.MeasureAsync(effort)),
            new("open", OpenDashboard.MeasureAsync),
            new("panels", static (_, effort) => LocalPanels.MeasureAsync(effort.StoredRows)),
        ];
        if (options.Sample is { } sample)
        {
            all.Add(Commands("compiled by the JIT", sample, 15));
        }

        if (options.SampleReadyToRun is { } compiledSample)
        {
            all.Add(Commands("published with ReadyToRun", compiledSample, 3));
        }

        if (options.SampleNative is { } nativeSample)
        {
            all.Add(Commands("published with Native AOT", nativeSample, 3));
        }

        if (options.Published is { } published)
        {
            all.Add(new("start", (_, effort) => FirstAnswer.MeasureAsync("compiled by the JIT, as dotnet run and dotnet publish give it", published, effort)));
        }

        if (options.ReadyToRun is { } compiled)
        {
            all.Add(new("start", (_, effort) => FirstAnswer.MeasureAsync("published with ReadyToRun", compiled, effort)));
        }

        if (options.Native is { } native)
        {
            all.Add(new("start", (_, effort) => FirstAnswer.MeasureAsync("compiled with Native AOT", native, effort)));
        }

        return [.. all.Where(m => options.Only is not { } only || m.Name == only)];
    }

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, TextWriter progress)
    {
        var figures = new List<Figure>();
        using var load = LoadProcess.Start();
        foreach (var measurement in Of(options))
        {
            var begun = TimeProvider.System.GetTimestamp();
            figures.AddRange(await measurement.RunAsync(load, options.Effort));
            progress.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{measurement.Name}: {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s"));
        }

        return figures;
    }

    private static Measurement Commands(string variant, string published, double bar) =>
        new("commands", (_, effort) => Task.FromResult(CommandRuns.Measure(variant, published, bar, effort)));
}
