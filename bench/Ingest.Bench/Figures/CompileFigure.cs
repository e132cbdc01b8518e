using System.Diagnostics;
using System.Globalization;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;
using Telemetry.Schema;
using Telemetry.Schema.Catalogue.Reading;

namespace Ingest.Bench.Figures;

/// <summary>Compiling the schemas of the whole catalogue: again and again in one process, and for the first time in a fresh one.</summary>
internal static class CompileFigure
{
    /// <summary>What this program is started with to compile once and print the milliseconds.</summary>
    public const string Argument = "compile";

    private const int WarmUps = 200;
    private const int Rounds = 50;

    private static readonly Bar WarmBar = new(BarSide.AtMost, 15, "ms");
    private static readonly Bar ColdBar = new(BarSide.AtMost, 100, "ms");

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        var cold = new List<double>();
        for (var i = 0; i <= effort.Starts; i++)
        {
            cold.Add(await FreshAsync());
        }

        // The first start reads the files from the disk, and is not counted.
        return [Of("Compiling the catalogue, in a fresh process", cold.Skip(1).ToList(), ColdBar), Of("Compiling the catalogue, again", Warm(), WarmBar)];
    }

    /// <summary>Compiles once and prints how long it took.</summary>
    public static int Run(TextWriter output)
    {
        output.WriteLine(CompileAll().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static List<double> Warm()
    {
        for (var i = 0; i < WarmUps; i++)
        {
            CompileAll();
        }

        return [.. Enumerable.Range(0, Rounds).Select(_ => CompileAll())];
    }

    private static double CompileAll()
    {
        var schemas = SchemaFiles.Embedded();
        var begun = Stopwatch.GetTimestamp();
        foreach (var schema in schemas)
        {
            JsonSchema.Compile(schema.Utf8);
        }

        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task<double> FreshAsync()
    {
        var start = DotnetProcess.Of(typeof(CompileFigure).Assembly);
        start.RedirectStandardOutput = true;
        start.ArgumentList.Add(Argument);
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        await process.WaitForExitAsync();
        return double.Parse(line!, CultureInfo.InvariantCulture);
    }

    private static Figure Of(string name, IReadOnlyList<double> milliseconds, Bar bar)
    {
        var median = Quantiles.Median(milliseconds);
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{median:0.0} ms ({Quantiles.At(milliseconds, 0.25):0.0} to {Quantiles.At(milliseconds, 0.75):0.0})");
        return new Figure(name, text, "", string.Create(CultureInfo.InvariantCulture, $"{median:0.0} ms"), median, bar);
    }
}
