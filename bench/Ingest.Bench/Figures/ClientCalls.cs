using System.Globalization;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;
using Telemetry.Client;
using Telemetry.Client.Recording;

namespace Ingest.Bench.Figures;

/// <summary>What calls of the client cost its host: while telemetry is off, and while it records.</summary>
internal static class ClientCalls
{
    private const int CallsWhileOff = 10_000;

    /// <summary>Below the queue's bound, so that nothing is dropped unrecorded.</summary>
    private const int CallsAtOnce = 200;

    /// <summary>The calls that <see cref="Use"/> makes.</summary>
    private const int CallsInUse = 4;

    private static readonly Bar NoBytes = new(BarSide.AtMost, 0, "B");
    private static readonly Exception Fault = new InvalidOperationException();

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort) => [Off(effort), await RecordAsync(effort)];

    private static Figure Off(Effort effort)
    {
        using var telemetry = TelemetryClient.Start(new TelemetryOptions("bench", "1.0.0"));
        if (telemetry.Decision.Recording != RecordingMode.Off)
        {
            throw new InvalidOperationException("Telemetry of the benchmark itself is on; unset BENCH_TELEMETRY_*.");
        }

        Loop.Nanoseconds(effort.Round * 2, CallsWhileOff, Calls);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Calls(CallsWhileOff);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        // Allocates a little by itself, so it is timed apart.
        var nanoseconds = Enumerable.Range(0, effort.Rounds).Select(_ => Loop.Nanoseconds(effort.Round / 5, CallsWhileOff, Calls)).ToList();
        return new Figure(
            "Client calls while telemetry is off",
            string.Create(CultureInfo.InvariantCulture, $"{Quantiles.Median(nanoseconds) / CallsInUse:0.0} ns a call"),
            "",
            string.Create(CultureInfo.InvariantCulture, $"{bytes} B in {CallsWhileOff * CallsInUse:N0} calls"),
            bytes,
            NoBytes);

        void Calls(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Use(telemetry);
            }
        }
    }

    private static void Use(TelemetryClient telemetry)
    {
        using var command = telemetry.StartCommand("note", "add");
        telemetry.TrackError(Fault);
        command.Complete(0);
    }

    private static async Task<Figure> RecordAsync(Effort effort)
    {
        var host = new TelemetryHost { Environment = new RecordingEnvironment(), Connect = static _ => new AcceptingDestination() };
        await using var telemetry = TelemetryClient.Start(new TelemetryOptions("bench", "1.0.0"), host);
        var nanoseconds = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < effort.Rounds * 20; round++)
        {
            Record(telemetry, out var time, out var allocated);
            nanoseconds.Add(time);
            bytes.Add(allocated);
            await telemetry.FlushAsync(TimeSpan.FromSeconds(10));
        }

        if (telemetry.Counters.DroppedTotal != 0)
        {
            throw new InvalidOperationException("Events were dropped that should have been recorded.");
        }

        return new Figure(
            "Client, one command event recorded (made, encoded, queued)",
            string.Create(CultureInfo.InvariantCulture, $"{Quantiles.Median(nanoseconds):N0} ns"),
            "",
            string.Create(CultureInfo.InvariantCulture, $"{Quantiles.Median(bytes):N0} B"),
            Quantiles.Median(bytes),
            null);
    }

    private static void Record(TelemetryClient telemetry, out double nanoseconds, out double bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < CallsAtOnce; i++)
        {
            using var command = telemetry.StartCommand("note", "add");
            command.Complete(0);
        }

        nanoseconds = TimeProvider.System.GetElapsedTime(started).TotalNanoseconds / CallsAtOnce;
        bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)CallsAtOnce;
    }
}
