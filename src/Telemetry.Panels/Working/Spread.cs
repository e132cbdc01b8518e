using System.Runtime.InteropServices;

namespace Telemetry.Panels.Working;

/// <summary>Whole numbers by how often they come. Milliseconds repeat, so a million of them take little room and need no sorting.</summary>
internal sealed class Spread
{
    private readonly Dictionary<long, int> _counts = [];

    public long Count { get; private set; }

    /// <summary>The greatest; null of none.</summary>
    public long? Most => Count == 0 ? null : _counts.Keys.Max();

    public void Add(long value)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _)++;
        Count++;
    }

    /// <summary>How many exceed a limit.</summary>
    public long Over(long limit) => _counts.Where(c => c.Key > limit).Sum(c => (long)c.Value);

    /// <summary>
    /// The least value that at least <paramref name="percent"/> of 100 do not exceed (nearest rank); null of none. KQL means
    /// the same, but estimates it from a digest once values are many: about one rank in a hundred off.
    /// </summary>
    public long? Percentile(int percent)
    {
        var rank = ((percent * Count) + 99) / 100;
        foreach (var value in _counts.Keys.Order())
        {
            rank -= _counts[value];
            if (rank <= 0)
            {
                return value;
            }
        }

        return null;
    }
}
