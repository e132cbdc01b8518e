namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>A set of code points. Surrogates are never in it: well-formed text has none.</summary>
internal sealed class CodePointSet
{
    private const int MaxCodePoint = 0x10FFFF;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;

    private static readonly CodePointRange[] LineEnds = [new('\n', '\n'), new('\r', '\r'), new(0x2028, 0x2029)];

    private CodePointSet(CodePointRange[] ranges) => Ranges = ranges;

    /// <summary>What <c>.</c> matches without the <c>s</c> flag: all but line terminators (ECMA-262 section 12.3).</summary>
    public static CodePointSet Dot { get; } = Of(LineEnds).Negate();

    /// <summary><c>\d</c></summary>
    public static CodePointSet Digits { get; } = Of([new('0', '9')]);

    /// <summary><c>\w</c></summary>
    public static CodePointSet Word { get; } = Of([new('0', '9'), new('A', 'Z'), new('_', '_'), new('a', 'z')]);

    /// <summary><c>\s</c>: WhiteSpace and LineTerminator of ECMA-262 sections 12.2 and 12.3.</summary>
    public static CodePointSet Space { get; } = Of(
    [
        .. LineEnds, new('\t', '\f'), new(' ', ' '), new(0xA0, 0xA0), new(0xFEFF, 0xFEFF),
        new(0x1680, 0x1680), new(0x2000, 0x200A), new(0x202F, 0x202F), new(0x205F, 0x205F), new(0x3000, 0x3000),
    ]);

    /// <summary>Ascending, neither overlapping nor touching.</summary>
    public IReadOnlyList<CodePointRange> Ranges { get; }

    public bool Contains(int codePoint) => RangeOf(codePoint) >= 0;

    /// <summary>Whether another set has all of this one.</summary>
    public bool IsWithin(CodePointSet other)
    {
        foreach (CodePointRange range in Ranges)
        {
            // Ranges do not touch, so one that holds both ends holds the whole.
            if (!other.Contains(range.First) || other.RangeOf(range.First) != other.RangeOf(range.Last))
            {
                return false;
            }
        }

        return true;
    }

    public static CodePointSet Single(int codePoint) => Of([new(codePoint, codePoint)]);

    public static CodePointSet Of(IEnumerable<CodePointRange> ranges)
    {
        var ascending = new List<CodePointRange>();
        foreach (CodePointRange range in ranges)
        {
            AddWithoutSurrogates(ascending, range);
        }

        ascending.Sort(static (left, right) => left.First.CompareTo(right.First));
        var merged = new List<CodePointRange>();
        foreach (CodePointRange range in ascending)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = new(merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new CodePointSet([.. merged]);
    }

    public CodePointSet Negate()
    {
        var gaps = new List<CodePointRange>();
        int next = 0;
        foreach (CodePointRange range in Ranges)
        {
            if (range.First > next)
            {
                gaps.Add(new(next, range.First - 1));
            }

            next = range.Last + 1;
        }

        if (next <= MaxCodePoint)
        {
            gaps.Add(new(next, MaxCodePoint));
        }

        return Of(gaps);
    }

    // The index of the range that holds a code point; -1 when none does.
    private int RangeOf(int codePoint)
    {
        int low = 0;
        int high = Ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            CodePointRange range = Ranges[middle];
            if (codePoint < range.First)
            {
                high = middle - 1;
            }
            else if (codePoint > range.Last)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }

    private static void AddWithoutSurrogates(List<CodePointRange> ranges, CodePointRange range)
    {
        if (range.First < FirstSurrogate)
        {
            ranges.Add(new(range.First, Math.Min(range.Last, FirstSurrogate - 1)));
        }

        if (range.Last > LastSurrogate)
        {
            ranges.Add(new(Math.Max(range.First, LastSurrogate + 1), range.Last));
        }
    }
}
