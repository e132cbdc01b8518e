using Ingest.Bench;
using Ingest.Bench.Figures;
using Ingest.Bench.Load;
using Ingest.Bench.Reporting;
using Ingest.Bench.Serving;

const int Met = 0;
const int Missed = 1;
const int NotUsable = 2;

if (args is [LoadMode.Argument])
{
    return LoadMode.Run(Console.In, Console.Out);
}

if (args is [CompileFigure.Argument])
{
    return CompileFigure.Run(Console.Out);
}

if (args is [BareEndpoint.Argument, var url])
{
    await BareEndpoint.RunAsync(url);
    return Met;
}

if (BenchOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return NotUsable;
}

var figures = await AllFigures.MeasureAsync(options, Console.Error);
Console.Out.Write(FigureTable.Text(figures));
if (options.Page is { } page)
{
    await File.WriteAllTextAsync(page, PerformancePage.Markdown(figures, MachineClass.Here(), options.Effort));
}

return figures.All(f => f.IsMet) ? Met : Missed;
