using System.Globalization;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Figures;

/// <summary>Many instances of the receiver that know nothing of each other, before a service that takes fewer calls than they could make.</summary>
internal static class Fleet
{
    public const int Instances = 20;
    public const int CallsPerSecond = 200;

    private static readonly Bar RefusedBar = new(BarSide.AtMost, 2, "%");
    private static readonly Bar LostBar = new(BarSide.AtMost, 0);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        await using var service = await StandInService.StartAsync(Uploads.Latency, CallsPerSecond);
        var instances = Enumerable.Range(0, Instances).Select(_ => new FleetInstance(service)).ToList();
        using var end = new CancellationTokenSource();
        var running = instances.Select(i => i.RunAsync(end.Token)).ToList();
        await Task.Delay(effort.Settling);
        var settled = await service.CountAsync();
        await Task.Delay(effort.Settled);
        var calls = (await service.CountAsync()).Since(settled);
        await end.CancelAsync();
        await Task.WhenAll(running);
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        var refused = calls.Throttled * 100.0 / calls.Calls;
        var stored = instances.Sum(i => i.Stored);
        var lost = stored - (await service.CountAsync()).Events;
        var name = Text($"{Instances} instances (their stores, in one process), {CallsPerSecond} calls a second allowed");
        return
        [
            new Figure(
                Text($"{name}: calls refused after {effort.Settling.TotalSeconds:0} s"),
                Text($"{(calls.Calls - calls.Throttled) / effort.Settled.TotalSeconds:N0} calls taken /s"),
                Text($"{CallsPerSecond} /s"),
                Text($"{refused:0.0} %"),
                refused,
                RefusedBar),
            new Figure($"{name}: lost", Text($"{stored:N0} stored"), "", Text($"{lost:N0}"), lost, LostBar),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
