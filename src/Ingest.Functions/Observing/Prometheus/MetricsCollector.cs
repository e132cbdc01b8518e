using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>Adds up what one meter measures from its own beginning on, and writes it as text.</summary>
internal sealed class MetricsCollector : IDisposable
{
    private readonly ConcurrentQueue<InstrumentSeries> _instruments = new();
    private readonly MeterListener _listener = new();

    /// <summary>Keeps two scrapes from observing at once.</summary>
    private readonly Lock _observing = new();

    public MetricsCollector(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // By the meter itself and not by its name: another receiver of this process has its own.
            if (ReferenceEquals(instrument.Meter, meter))
            {
                var series = new InstrumentSeries(instrument);
                _instruments.Enqueue(series);
                listener.EnableMeasurementEvents(instrument, series);
            }
        };
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((InstrumentSeries)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((InstrumentSeries)state!).Record(value, tags));
        _listener.Start();
    }

    /// <summary>The text of a scrape, ordered by name.</summary>
    public string Write()
    {
        lock (_observing)
        {
            _listener.RecordObservableInstruments();
        }

        var text = new StringBuilder();
        foreach (var instrument in _instruments.OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            instrument.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();
}
