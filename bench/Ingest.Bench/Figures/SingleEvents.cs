using Ingest.Bench.Load;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Figures;

/// <summary>One event to a request, against an endpoint that only reads the body and answers.</summary>
internal static class SingleEvents
{
    private const int DryConnections = 32;
    private const int FileConnections = 256;

    private static readonly Bar DryBar = new(BarSide.AtLeast, 0.75);
    private static readonly Bar FileBar = new(BarSide.AtLeast, 0.5);

    public static async Task<Figure> DryAsync(LoadProcess load, Effort effort)
    {
        await using var receiver = await Receiver.StartDryAsync();
        return await CompareAsync($"Single events, dry run, {DryConnections} connections", receiver, DryConnections, DryBar, load, effort);
    }

    public static async Task<Figure> FileAsync(LoadProcess load, Effort effort)
    {
        var rows = Directory.CreateTempSubdirectory("ingest-bench-rows-");
        try
        {
            await using var receiver = await Receiver.StartFileAsync(rows.FullName);
            return await CompareAsync($"Single events, files, {FileConnections} connections", receiver, FileConnections, FileBar, load, effort);
        }
        finally
        {
            rows.Delete(recursive: true);
        }
    }

    private static async Task<Figure> CompareAsync(string name, Receiver receiver, int connections, Bar bar, LoadProcess load, Effort effort)
    {
        await using var bare = await BareEndpoint.StartAsync();
        var file = load.Keep("single", Requests.Post("application/json", SampleEvents.Single(), receiver.Token));
        var comparison = await Comparison.RunAsync(effort, time => PostAsync(receiver.Port, time), time => PostAsync(bare.Port, time));
        return new Figure(name, RatioText.PerSecond(comparison.Measured), RatioText.PerSecond(comparison.Baseline), RatioText.Of(comparison), comparison.Ratio, bar);

        async Task<double> PostAsync(int port, TimeSpan time) =>
            (await load.RunAsync(new LoadOrder(port, connections, time, file))).PerSecond;
    }
}
