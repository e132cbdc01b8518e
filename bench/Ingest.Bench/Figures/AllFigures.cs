using Ingest.Bench.Load;
using Ingest.Bench.Measuring;

namespace Ingest.Bench.Figures;

/// <summary>Measures everything, one after the other: nothing else of this program runs meanwhile.</summary>
internal static class AllFigures
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, TextWriter progress)
    {
        var figures = new List<Figure>();
        using (var load = LoadProcess.Start())
        {
            figures.Add(await SingleEvents.DryAsync(load, options.Effort));
            progress.WriteLine(figures[^1].Name);
            figures.Add(await SingleEvents.FileAsync(load, options.Effort));
            progress.WriteLine(figures[^1].Name);
            figures.Add(await Batches.MeasureAsync(load, options.Effort));
            progress.WriteLine(figures[^1].Name);
        }

        figures.Add(await ValidatorFigure.MeasureAsync(options.Effort));
        figures.AddRange(await ClientCalls.MeasureAsync(options.Effort));
        if (options.Published is { } published)
        {
            figures.AddRange(await FirstAnswer.MeasureAsync("compiled by the JIT, as dotnet run and dotnet publish give it", published, options.Effort));
        }

        if (options.ReadyToRun is { } compiled)
        {
            figures.AddRange(await FirstAnswer.MeasureAsync("published with ReadyToRun", compiled, options.Effort));
        }

        figures.AddRange(await LocalPanels.MeasureAsync(options.Effort.StoredRows));
        return figures;
    }
}
