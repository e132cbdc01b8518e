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

    private readonly ushort[] _table;
    private readonly int _shift;
    private readonly byte[] _classes;
    private readonly bool[] _matchesAtEnd;
    private readonly int _entry;

    /// <param name="table">The next state, for each state a row of 2^<paramref name="shift"/> columns.</param>
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
        _entry = entry;
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        ushort[] table = _table;
        byte[] classes = _classes;
        int state = _entry;
        foreach (byte value in text)
        {
            if (state < FirstState)
            {
                break;
            }

            state = table[(state << _shift) + classes[value]];
        }

        return _matchesAtEnd[state];
    }
}
