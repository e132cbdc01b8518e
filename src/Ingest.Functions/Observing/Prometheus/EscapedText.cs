namespace Ingest.Functions.Observing.Prometheus;

/// <summary>Which text is escaped: a quote ends a label's value, but not a help line.</summary>
internal enum EscapedText
{
    Help,
    LabelValue,
}
