using System.Text;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>How many values fell under each bound. In the text a bucket counts those of the smaller ones too.</summary>
/// <param name="bounds">Upper bounds, each larger than the one before; a value equal to one is under it.</param>
internal sealed class HistogramSeries(KeyValuePair<string, object?>[] tags, double[] bounds) : Series(tags)
{
    private readonly long[] _counts = new long[bounds.Length + 1];
    private double _sum;

    public override void Record(double value)
    {
        var bucket = 0;
        while (bucket < bounds.Length && value > bounds[bucket])
        {
            bucket++;
        }

        lock (Lock)
        {
            _counts[bucket]++;
            _sum += value;
        }
    }

    public override void Write(StringBuilder text, string name)
    {
        lock (Lock)
        {
            long count = 0;
            for (var i = 0; i < _counts.Length; i++)
            {
                count += _counts[i];
                TextFormat.Sample(text, $"{name}_bucket", Labels, count, TextFormat.Bound(i < bounds.Length ? bounds[i] : double.PositiveInfinity));
            }

            TextFormat.Sample(text, $"{name}_sum", Labels, _sum);
            TextFormat.Sample(text, $"{name}_count", Labels, count);
        }
    }
}
