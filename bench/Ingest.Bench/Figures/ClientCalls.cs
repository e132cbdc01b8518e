using System.Globalization;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;
using Telemetry.Client;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

namespace Ingest.Bench.Figures;

/// <summary>What calls of the client cost its host: while telemetry is off, and while it records.</summary>
internal static class ClientCalls
{
    private const int CallsWhileOff = 10_000;

    private const int CallsAtOnce = 200;

    /// <summary>The calls that <see cref="Use"/> makes.</summary>
    private const int CallsInUse = 4;

    private static readonly Bar NoBytes = new(BarSide.AtMost, 0, "B");
    private static readonly Exception Fault = new InvalidOperationException();

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort) => [Off(effort), .. await RecordAsync(effort)];

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

    /// <summary>Without the disk, then the disk's part alone.</summary>
    private static async Task<IReadOnlyList<Figure>> RecordAsync(Effort effort)
    {
        var host = new TelemetryHost
        {
            Environment = new RecordingEnvironment(),
            Connect = static _ => new AcceptingDestination(),
            Disk = new SwallowingDisk(),
        };
        await using var telemetry = TelemetryClient.Start(new TelemetryOptions("bench", "1.0.0"), host);
        var nanoseconds = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < effort.Rounds * 20; round++)
        {
            Record(telemetry, out var time, out var allocated);
            nanoseconds.Add(time);
            bytes.Add(allocated);
        }

        if (telemetry.Counters is not { DroppedTotal: 0, Queued: 0 })
        {
            throw new InvalidOperationException("Events were dropped or kept in memory that should have been spooled.");
        }

        const string Name = "Client, one command event recorded (made, encoded, handed to the disk)";
        var time1 = Quantiles.Median(nanoseconds);
        var allocated1 = Quantiles.Median(bytes);
        var timeText = string.Create(CultureInfo.InvariantCulture, $"{time1:N0} ns");
        var bytesText = string.Create(CultureInfo.InvariantCulture, $"{allocated1:N0} B");
        return
        [
            new Figure(Name, timeText, "", timeText, time1, new Bar(BarSide.AtMost, 5000, "ns")),
            new Figure($"{Name}, allocated", bytesText, "", bytesText, allocated1, new Bar(BarSide.AtMost, 1024, "B")),
            Write(effort),
        ];
    }

    private static Figure Write(Effort effort)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
        try
        {
            var ids = new UuidV7Source(TimeProvider.System, static bytes => Random.Shared.NextBytes(bytes));
            var spool = new Spool(new SpoolFolder(folder, new SpoolDisk()), ids, TimeProvider.System, new CounterLedger());
            var line = new byte[400];
            var microseconds = new List<double>();
            for (var i = 0; i < effort.Rounds * 100; i++)
            {
                var started = TimeProvider.System.GetTimestamp();
                if (!spool.TryAppend(RecordKind.Event, line))
                {
                    throw new InvalidOperationException("The disk did not take a record.");
                }

                microseconds.Add(TimeProvider.System.GetElapsedTime(started).TotalMicroseconds);
            }

            spool.Close();
            var median = Quantiles.Median(microseconds);
            var text = string.Create(CultureInfo.InvariantCulture, $"{median:0.0} µs");
            return new Figure("Client, one event written to the spool", text, "", text, median, new Bar(BarSide.AtMost, 100, "µs"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
