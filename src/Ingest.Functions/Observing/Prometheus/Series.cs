using System.Text;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Ingest.Functions.Observing.Prometheus;

/// <summary>All measurements of one instrument with the same labels. Thread-safe.</summary>
internal abstract class Series(Tag[] tags)
{
    /// <summary>Protects what the measurements add up to, so that a histogram's buckets, sum and count are of one moment.</summary>
    protected Lock Lock { get; } = new();

    protected string Labels { get; } = TextFormat.Labels(tags);

    /// <summary>Whether measurements with these tags are this series'. An instrument gives its tags in one order.</summary>
    public bool Has(ReadOnlySpan<Tag> others)
    {
        if (others.Length != tags.Length)
        {
            return false;
        }

        for (var i = 0; i < tags.Length; i++)
        {
            // Most values are the same constant: told by its reference, before its characters are looked at.
            if (tags[i].Key != others[i].Key || !Equals(tags[i].Value, others[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    public abstract void Record(double value);

    public abstract void Write(StringBuilder text, string name);
}
