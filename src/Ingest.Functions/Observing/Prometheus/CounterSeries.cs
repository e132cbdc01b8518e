using System.Text;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>A sum of what was added.</summary>
internal sealed class CounterSeries(KeyValuePair<string, object?>[] tags) : Series(tags)
{
    private double _sum;

    public override void Record(double value)
    {
        lock (Lock)
        {
            _sum += value;
        }
    }

    public override void Write(StringBuilder text, string name)
    {
        lock (Lock)
        {
            TextFormat.Sample(text, name, Labels, _sum);
        }
    }
}
