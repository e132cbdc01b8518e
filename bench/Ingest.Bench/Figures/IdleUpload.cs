using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Ingest.Bench.Load;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;
using Ingest.Functions.Observing;

namespace Ingest.Bench.Figures;

/// <summary>One event after the other at a receiver that has nothing else to do: what it adds to the upload's own time.</summary>
internal static class IdleUpload
{
    private const int EventsBefore = 50;

    private static readonly Bar Bar = new(BarSide.AtMost, 2, "ms");

    public static async Task<Figure> MeasureAsync(Effort effort)
    {
        await using var service = await StandInService.StartAsync(Uploads.Latency);
        await using var receiver = await Receiver.StartUploadingAsync(service);
        using var uploads = new UploadTimes();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, receiver.Port);
        using var connection = LoadConnection.On(socket, Requests.Post("application/json", SampleEvents.Single(), receiver.Token));
        var added = new List<double>();
        var took = new List<double>();
        for (var i = 0; i < EventsBefore + effort.IdleEvents; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            if (!await connection.ExchangeAsync())
            {
                throw new InvalidOperationException("An event was not stored.");
            }

            if (i >= EventsBefore)
            {
                took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                added.Add(took[^1] - uploads.Last);
            }
        }

        var median = Quantiles.Median(added);
        return new Figure(
            "One event at an idle receiver: time added to its upload",
            string.Create(CultureInfo.InvariantCulture, $"{Quantiles.Median(took):0.0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{Quantiles.Median(took) - median:0.0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"{median:0.00} ms ({Quantiles.At(added, 0.25):0.00} to {Quantiles.At(added, 0.75):0.00})"),
            median,
            Bar);
    }

    /// <summary>Hears from the receiver's own figures what its last call of the service took.</summary>
    private sealed class UploadTimes : IDisposable
    {
        private readonly MeterListener _listener = new();
        private double _last;

        public UploadTimes()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == MetricName.Meter && instrument.Name == MetricName.UploadDuration)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Volatile.Write(ref _last, seconds * 1000));
            _listener.Start();
        }

        /// <summary>In milliseconds.</summary>
        public double Last => Volatile.Read(ref _last);

        public void Dispose() => _listener.Dispose();
    }
}
