using Ingest.Bench.Load;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Figures;

/// <summary>One event to a request into files, while somebody looks at the dashboard, against the same while nobody does.</summary>
internal static class OpenDashboard
{
    private const int Connections = 256;

    private static readonly Bar Bar = new(BarSide.AtLeast, 0.9);

    public static async Task<Figure> MeasureAsync(LoadProcess load, Effort effort)
    {
        var rows = Directory.CreateTempSubdirectory("ingest-bench-rows-");
        try
        {
            await using var receiver = await Receiver.StartFileAsync(rows.FullName);
            var file = load.Keep("single", Requests.Post("application/json", SampleEvents.Single(), receiver.Token));
            var comparison = await Comparison.RunAsync(effort.InLongRounds(), WatchedAsync, PostAsync);
            return new Figure(
                $"Single events, files, {Connections} connections, with an open dashboard",
                RatioText.PerSecond(comparison.Measured), RatioText.PerSecond(comparison.Baseline), RatioText.Of(comparison), comparison.Ratio, Bar);

            async Task<double> WatchedAsync(TimeSpan time)
            {
                await using var viewer = await Viewer.OpenAsync(receiver.Port);
                return await PostAsync(time);
            }

            async Task<double> PostAsync(TimeSpan time) => (await load.RunAsync(new LoadOrder(receiver.Port, Connections, time, file))).PerSecond;
        }
        finally
        {
            rows.Delete(recursive: true);
        }
    }
}
