namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Matches UTF-8 bytes by a table: one step per byte, whatever the pattern.</summary>
internal sealed class DfaMatcher(DfaTable table) : PatternMatcher
{
    private readonly ushort[] _rows = table.Rows;
    private readonly int _shift = table.Shift;
    private readonly byte[] _columns = Array.ConvertAll(table.Columns, column => (byte)column);
    private readonly bool[] _matchesAtEnd = table.MatchesAtEnd;
    private readonly int _entry = table.Entry << table.Shift;

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        ushort[] rows = _rows;
        byte[] columns = _columns;
        int firstRow = DfaTable.FirstState << _shift;
        int row = _entry;
        foreach (byte value in text)
        {
            if (row < firstRow)
            {
                break;
            }

            row = rows[row + columns[value]];
        }

        return _matchesAtEnd[row >> _shift];
    }
}
