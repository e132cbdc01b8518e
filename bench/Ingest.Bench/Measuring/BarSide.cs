namespace Ingest.Bench.Measuring;

/// <summary>On which side of its limit a figure is good.</summary>
internal enum BarSide
{
    AtLeast,
    AtMost,
}
