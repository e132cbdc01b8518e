using System.Globalization;
using Ingest.Bench.Load;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Figures;

/// <summary>Thousands of requests of one event each at a time, stored by uploads that take 50 ms.</summary>
internal static class Uploads
{
    /// <summary>How long an upload takes: the stand-in holds its answers back for so long.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    public const int InFlight = 2048;

    private static readonly Bar RateBar = new(BarSide.AtLeast, 0.6);
    private static readonly Bar BatchBar = new(BarSide.AtLeast, 200);
    private static readonly Bar P99Bar = new(BarSide.AtMost, 4);
    private static readonly Bar LostBar = new(BarSide.AtMost, 0);

    /// <summary>What so many requests at a time could reach if nothing but the upload took time.</summary>
    private static double MostPerSecond => InFlight / Latency.TotalSeconds;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(LoadProcess load, Effort effort)
    {
        await using var service = await StandInService.StartAsync(Latency);
        await using var receiver = await Receiver.StartUploadingAsync(service);
        await using var dry = await Receiver.StartDryAsync();
        var rounds = new List<Round>();
        var comparison = await Comparison.RunAsync(effort.InLongRounds(), UploadAsync, DryAsync);
        var warm = rounds.TakeLast(effort.InLongRounds().Rounds).ToList();
        var answered = rounds.Sum(r => r.Answered);
        var stored = (await service.CountAsync()).Events;
        var p99 = Quantiles.Median([.. warm.Select(r => r.P99)]) / Latency.TotalMilliseconds;
        var batch = warm.Sum(r => r.Stored.Rows) / (double)warm.Sum(r => r.Stored.Calls);
        var name = string.Create(CultureInfo.InvariantCulture, $"Single events, uploaded in {Latency.TotalMilliseconds} ms, {InFlight:N0} in flight");
        return
        [
            new Figure(name, PerSecond(comparison.Measured), PerSecond(comparison.Baseline), RatioText.Of(comparison), comparison.Ratio, RateBar),
            new Figure($"{name}: events an upload", Text($"{batch:N0}"), "", Text($"{batch:N0}"), batch, BatchBar),
            new Figure($"{name}: 99 of 100 answers", Text($"{p99 * Latency.TotalMilliseconds:N0} ms"), Text($"{Latency.TotalMilliseconds:N0} ms"), Text($"{p99:0.00}"), p99, P99Bar),
            new Figure($"{name}: lost", Text($"{answered:N0} answered"), "", Text($"{answered - stored:N0}"), answered - stored, LostBar),
        ];

        async Task<double> UploadAsync(TimeSpan time)
        {
            var before = await service.CountAsync();
            var result = await RunAsync(receiver, time);
            rounds.Add(new Round(result.Answers + result.Late, result.P99, (await service.CountAsync()).Since(before)));
            return result.PerSecond;
        }

        async Task<double> DryAsync(TimeSpan time) => Math.Min((await RunAsync(dry, time)).PerSecond, MostPerSecond);

        Task<LoadResult> RunAsync(Receiver to, TimeSpan time) =>
            load.RunAsync(new LoadOrder(to.Port, InFlight, time, load.Keep("single", Requests.Post("application/json", SampleEvents.Single(), to.Token))));
    }

    private static string PerSecond(double requests) => Text($"{requests:N0} /s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <param name="Answered">Events answered as stored.</param>
    /// <param name="P99">In milliseconds.</param>
    /// <param name="Stored">What the stand-in counted.</param>
    private readonly record struct Round(long Answered, double P99, StandInCount Stored);
}
