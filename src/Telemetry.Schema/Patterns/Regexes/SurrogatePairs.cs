using System.Text;

namespace Telemetry.Schema.Patterns.Regexes;

/// <summary>Supplementary code points as classes of a high and of a low surrogate.</summary>
internal sealed class SurrogatePairs
{
    private const int FirstSupplementary = 0x10000;
    private const int FirstHigh = 0xD800;
    private const int FirstLow = 0xDC00;
    private const int LowsPerHigh = 0x400;

    // The lows of each high that has not all, and the highs that have.
    private readonly SortedDictionary<int, StringBuilder> _lows = [];
    private readonly StringBuilder _whole = new();

    /// <summary>A .NET expression for all that was added; null when nothing was.</summary>
    public string? Expression
    {
        get
        {
            var alternatives = new List<string>();
            if (_whole.Length > 0)
            {
                alternatives.Add($"[{_whole}][\\uDC00-\\uDFFF]");
            }

            foreach ((int row, StringBuilder lows) in _lows)
            {
                alternatives.Add($"\\u{FirstHigh + row:X4}[{lows}]");
            }

            // One look at the high surrogate spares other characters all the alternatives; \p{L} has dozens.
            return alternatives.Count == 0 ? null : $"(?=[\\uD800-\\uDBFF])(?:{string.Join('|', alternatives)})";
        }
    }

    public void Add(int first, int last)
    {
        int firstRow = Math.DivRem(first - FirstSupplementary, LowsPerHigh, out int firstLow);
        int lastRow = Math.DivRem(last - FirstSupplementary, LowsPerHigh, out int lastLow);
        for (int row = firstRow; row <= lastRow; row++)
        {
            AddRow(row, row == firstRow ? firstLow : 0, row == lastRow ? lastLow : LowsPerHigh - 1);
        }
    }

    private void AddRow(int row, int firstLow, int lastLow)
    {
        if (firstLow == 0 && lastLow == LowsPerHigh - 1)
        {
            RegexTranslation.AppendUnits(_whole, FirstHigh + row, FirstHigh + row);
            return;
        }

        if (!_lows.TryGetValue(row, out StringBuilder? lows))
        {
            _lows.Add(row, lows = new StringBuilder());
        }

        RegexTranslation.AppendUnits(lows, FirstLow + firstLow, FirstLow + lastLow);
    }
}
