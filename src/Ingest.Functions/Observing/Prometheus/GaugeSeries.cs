using System.Text;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>The last value that was observed.</summary>
internal sealed class GaugeSeries(KeyValuePair<string, object?>[] tags) : Series(tags)
{
    private double _last;

    public override void Record(double value)
    {
        lock (Lock)
        {
            _last = value;
        }
    }

    public override void Write(StringBuilder text, string name)
    {
        lock (Lock)
        {
            TextFormat.Sample(text, name, Labels, _last);
        }
    }
}
