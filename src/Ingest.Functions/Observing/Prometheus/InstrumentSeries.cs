using System.Diagnostics.Metrics;
using System.Text;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>All series of one instrument. Labels come from closed sets, so they are few, and a scan finds one. Thread-safe.</summary>
internal sealed class InstrumentSeries
{
    private readonly string _help;
    private readonly SeriesKind _kind;
    private readonly double[] _bounds;
    private readonly Lock _adding = new();

    /// <summary>Replaced as a whole, so that measurements look for theirs without a lock.</summary>
    private volatile Series[] _series = [];

    public InstrumentSeries(Instrument instrument)
    {
        (_kind, _bounds) = instrument switch
        {
            Histogram<double> histogram => (SeriesKind.Histogram, [.. histogram.Advice?.HistogramBucketBoundaries ?? []]),
            Histogram<long> histogram => (SeriesKind.Histogram, [.. (histogram.Advice?.HistogramBucketBoundaries ?? []).Select(b => (double)b)]),
            Counter<long> => (SeriesKind.Counter, []),
            _ => (SeriesKind.Gauge, Array.Empty<double>()),
        };
        _help = instrument.Description ?? "";
        Name = PrometheusName.Of(instrument.Name, instrument.Unit, _kind);
    }

    public string Name { get; }

    public void Record(double value, ReadOnlySpan<Tag> tags) => Find(tags).Record(value);

    public void Write(StringBuilder text)
    {
        var series = _series;
        if (series.Length == 0)
        {
            return;
        }

        TextFormat.Head(text, Name, _help, _kind);
        foreach (var one in series)
        {
            one.Write(text, Name);
        }
    }

    private Series Find(ReadOnlySpan<Tag> tags) => FindIn(_series, tags) ?? Add(tags);

    private static Series? FindIn(Series[] series, ReadOnlySpan<Tag> tags)
    {
        foreach (var one in series)
        {
            if (one.Has(tags))
            {
                return one;
            }
        }

        return null;
    }

    private Series Add(ReadOnlySpan<Tag> tags)
    {
        lock (_adding)
        {
            if (FindIn(_series, tags) is { } made)
            {
                return made;
            }

            Series added = _kind switch
            {
                SeriesKind.Counter => new CounterSeries(tags.ToArray()),
                SeriesKind.Histogram => new HistogramSeries(tags.ToArray(), _bounds),
                _ => new GaugeSeries(tags.ToArray()),
            };
            _series = [.. _series, added];
            return added;
        }
    }
}
