using System.Diagnostics;
using System.Globalization;
using Ingest.Bench.Measuring;
using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;
using Telemetry.Client.Kvp.Writing;

namespace Ingest.Bench.Figures;

/// <summary>Records that one writer appends to a pool of Hyper-V's data exchange, against the bare writes of as many bytes.</summary>
internal static class KvpAppends
{
    /// <summary>Records under one lock, as many as the client's sink takes at once.</summary>
    public const int BatchRecords = 256;

    /// <summary>Batches until the pool is emptied: 10 MB, so that it stays in the system's cache.</summary>
    private const int PoolBatches = 16;

    private static readonly Bar Bar = new(BarSide.AtLeast, 50_000, "records/s");

    private static readonly DiagnosticEvent Event = new(
        "INFO", "create", "65df7542b66c4666", "Start: 2025-10-16T00:42:55.670Z | End: 2025-10-16T00:42:55.676Z | Status: success | Trace: 4bf92f3577b34da6a3ce929d0e0e4736");

    /// <summary>Nothing on other systems than Linux, which have no such pools.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        var folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
        try
        {
            var comparison = await Comparison.RunAsync(effort, time => AppendAsync(Path.Combine(folder, "pool"), time), time => WriteAsync(Path.Combine(folder, "bare"), time));
            return
            [
                new Figure(
                    "KVP, records appended by one writer in batches",
                    string.Create(CultureInfo.InvariantCulture, $"{comparison.Measured:N0} records/s"),
                    string.Create(CultureInfo.InvariantCulture, $"{comparison.Baseline:N0} records/s"),
                    RatioText.Of(comparison),
                    comparison.Measured,
                    Bar),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>All that the sink's task does with events that wait: keys, chunks, encoding, opening, locks, writing.</summary>
    private static async Task<double> AppendAsync(string path, TimeSpan time)
    {
        var store = new KvpStore(path, KvpMode.Safe, KvpStore.DefaultPatience, new LinuxPoolFiles(), TimeProvider.System);
        var batch = new List<KvpRecord>();
        return await RateAsync(
            time,
            async () =>
            {
                batch.Clear();
                for (var i = 0; i < BatchRecords; i++)
                {
                    batch.AddRange(ValueChunks.Of(DiagnosticKey.Of("notes", "1.0.0", DiagnosticKey.UnknownVm, Event), Event.Value));
                }

                await store.AppendAsync(batch);
            },
            () => store.ClearAsync());
    }

    private static async Task<double> WriteAsync(string path, TimeSpan time)
    {
        var bytes = new byte[BatchRecords * KvpLimits.Record];
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        return await RateAsync(
            time,
            () =>
            {
                RandomAccess.Write(file, bytes, RandomAccess.GetLength(file));
                return Task.CompletedTask;
            },
            () =>
            {
                RandomAccess.SetLength(file, 0);
                return Task.CompletedTask;
            });
    }

    /// <summary>Records a second; emptying the file does not count.</summary>
    private static async Task<double> RateAsync(TimeSpan time, Func<Task> batchAsync, Func<Task> emptyAsync)
    {
        var batches = 0L;
        var watch = new Stopwatch();
        while (watch.Elapsed < time)
        {
            watch.Start();
            await batchAsync();
            watch.Stop();
            if (++batches % PoolBatches == 0)
            {
                await emptyAsync();
            }
        }

        return batches * BatchRecords / watch.Elapsed.TotalSeconds;
    }
}
