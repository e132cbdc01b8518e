namespace Telemetry.Panels.Working;

/// <summary>How whole numbers are spread. They are kept in blocks that are each in order, so that no number is ever copied far.</summary>
internal sealed class Spread
{
    // 64 KiB: larger arrays are only given back by collections of the whole heap, which come so seldom that memory grows by every look at a page.
    private const int LargestBlock = 8192;

    private readonly List<long[]> _full = [];
    private long[] _last = new long[16];
    private int _inLast;

    public long Count { get; private set; }

    /// <summary>The greatest; null of none.</summary>
    public long? Most => Count == 0 ? null : Blocks().Max(b => b.Span[^1]);

    public void Add(long value)
    {
        if (_inLast == _last.Length)
        {
            MakeRoom();
        }

        _last[_inLast++] = value;
        Count++;
    }

    /// <summary>How many exceed a limit.</summary>
    public long Over(long limit) => Count - UpTo(Blocks(), limit);

    /// <summary>
    /// The least value that at least <paramref name="percent"/> of 100 do not exceed (nearest rank); null of none. KQL means
    /// the same, but estimates it from a digest once values are many: about one rank in a hundred off.
    /// </summary>
    public long? Percentile(int percent)
    {
        if (Count == 0)
        {
            return null;
        }

        var blocks = Blocks();
        var rank = ((percent * Count) + 99) / 100;
        var (least, most) = (blocks.Min(b => b.Span[0]), blocks.Max(b => b.Span[^1]));
        while (least < most)
        {
            // Unsigned, since the ends may lie further apart than a number with a sign can tell.
            var middle = least + (long)(((ulong)most - (ulong)least) / 2);
            (least, most) = UpTo(blocks, middle) >= rank ? (least, middle) : (middle + 1, most);
        }

        return least;
    }

    private void MakeRoom()
    {
        Array.Sort(_last);
        _full.Add(_last);
        (_last, _inLast) = (new long[Math.Min(LargestBlock, _last.Length * 2)], 0);
    }

    private List<ReadOnlyMemory<long>> Blocks()
    {
        Array.Sort(_last, 0, _inLast);
        var blocks = _full.ConvertAll(b => new ReadOnlyMemory<long>(b));
        if (_inLast > 0)
        {
            blocks.Add(_last.AsMemory(0, _inLast));
        }

        return blocks;
    }

    private static long UpTo(List<ReadOnlyMemory<long>> blocks, long limit)
    {
        var count = 0L;
        foreach (var block in blocks)
        {
            count += UpTo(block.Span, limit);
        }

        return count;
    }

    private static int UpTo(ReadOnlySpan<long> ordered, long limit)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ordered[middle] <= limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
