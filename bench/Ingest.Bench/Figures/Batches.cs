using System.Globalization;
using Ingest.Bench.Load;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Figures;

/// <summary>A thousand events to a request, one request after the other, against a bare pass of a JSON reader over the same bytes.</summary>
internal static class Batches
{
    private static readonly Bar Bar = new(BarSide.AtMost, 6);

    public static async Task<Figure> MeasureAsync(LoadProcess load, Effort effort)
    {
        await using var receiver = await Receiver.StartDryAsync();
        var batch = SampleEvents.Batch();
        var file = load.Keep("batch", Requests.Post("application/x-ndjson", batch, receiver.Token));
        var comparison = await Comparison.RunAsync(effort, PostAsync, time => ReaderPass.NanosecondsAsync(batch, SampleEvents.BatchEvents, time));
        return new Figure(
            $"NDJSON, {SampleEvents.BatchEvents} events a request, dry run, 1 connection",
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Measured:N0} ns an event, {1e9 / comparison.Measured:N0} /s"),
            string.Create(CultureInfo.InvariantCulture, $"{comparison.Baseline:N0} ns"),
            RatioText.Of(comparison),
            comparison.Ratio,
            Bar);

        async Task<double> PostAsync(TimeSpan time)
        {
            var result = await load.RunAsync(new LoadOrder(receiver.Port, 1, time, file));
            return result.Seconds * 1e9 / (result.Answers * SampleEvents.BatchEvents);
        }
    }
}
