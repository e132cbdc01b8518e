namespace Ingest.Functions.Observing.Prometheus;

/// <summary>The types of metrics as the text format names them.</summary>
internal enum SeriesKind
{
    Counter,
    Gauge,
    Histogram,
}
