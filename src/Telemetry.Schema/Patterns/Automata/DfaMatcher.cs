namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Matches UTF-8 bytes by a table: one step per byte, whatever the pattern.</summary>
internal sealed class DfaMatcher : PatternMatcher
{
    /// <summary>The state that no text leads out of to a match.</summary>
    public const int Dead = 0;

    /// <summary>The state of a text that matches, however it goes on.</summary>
    public const int Matched = 1;

    /// <summary>The first of the other states.</summary>
    public const int FirstState = 2;

    // Each entry is the index of the next state's row, which saves a multiplication on the way from byte to byte.
    private readonly ushort[] _table;
    private readonly int _shift;
    private readonly byte[] _classes;
    private readonly bool[] _matchesAtEnd;
    private readonly int _entry;

    /// <param name="table">The index of the next state's row, for each state a row of 2^<paramref name="shift"/> columns.</param>
    /// <param name="shift">Binary logarithm of the columns.</param>
    /// <param name="classes">The column of each byte.</param>
    /// <param name="matchesAtEnd">Whether a text that ends in a state matches.</param>
    /// <param name="entry">The state before the first byte.</param>
    public DfaMatcher(ushort[] table, int shift, byte[] classes, bool[] matchesAtEnd, int entry)
    {
        _table = table;
        _shift = shift;
        _classes = classes;
        _matchesAtEnd = matchesAtEnd;
        _entry = entry << shift;
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        ushort[] table = _table;
        byte[] classes = _classes;
        int firstRow = FirstState << _shift;
        int row = _entry;
        foreach (byte value in text)
        {
            if (row < firstRow)
            {
                break;
            }

            row = table[row + classes[value]];
        }

        return _matchesAtEnd[row >> _shift];
    }
}
