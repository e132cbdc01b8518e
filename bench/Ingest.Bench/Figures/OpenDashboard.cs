using Ingest.Bench.Load;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Figures;

/// <summary>One event to a request into files, while somebody looks at the dashboard, against the same while nobody does.</summary>
internal static class OpenDashboard
{
    private const int Connections = 256;

    /// <summary>Long enough for an open page to follow more than once: a round without would tell nothing.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    private static readonly Bar Bar = new(BarSide.AtLeast, 0.9);

    public static async Task<Figure> MeasureAsync(LoadProcess load, Effort effort)
    {
        var comparison = await Comparison.RunAsync(effort with { Rounds = effort.InLongRounds().Rounds, Round = Round }, WatchedAsync, AloneAsync);
        return new Figure(
            $"Single events, files, {Connections} connections, with an open dashboard",
            RatioText.PerSecond(comparison.Measured), RatioText.PerSecond(comparison.Baseline), RatioText.Of(comparison), comparison.Ratio, Bar);

        Task<double> WatchedAsync(TimeSpan time) => IntoAnEmptyStoreAsync(async receiver =>
        {
            await using var viewer = await Viewer.OpenAsync(receiver.Port);
            return await PostAsync(load, receiver, time);
        });

        Task<double> AloneAsync(TimeSpan time) => IntoAnEmptyStoreAsync(receiver => PostAsync(load, receiver, time));
    }

    /// <summary>Both sides begin without rows: otherwise a page would open over all that both have stored before.</summary>
    private static async Task<double> IntoAnEmptyStoreAsync(Func<Receiver, Task<double>> post)
    {
        var rows = Directory.CreateTempSubdirectory("ingest-bench-rows-");
        try
        {
            await using var receiver = await Receiver.StartFileAsync(rows.FullName);
            return await post(receiver);
        }
        finally
        {
            rows.Delete(recursive: true);
        }
    }

    private static async Task<double> PostAsync(LoadProcess load, Receiver receiver, TimeSpan time)
    {
        var file = load.Keep("single", Requests.Post("application/json", SampleEvents.Single(), receiver.Token));
        return (await load.RunAsync(new LoadOrder(receiver.Port, Connections, time, file))).PerSecond;
    }
}
