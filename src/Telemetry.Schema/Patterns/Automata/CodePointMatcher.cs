namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Matches characters by a table, one step per character: for patterns with classes that would make a table of bytes large.</summary>
internal sealed class CodePointMatcher(DfaTable table, CodePointClasses classes) : PatternMatcher
{
    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        int firstRow = DfaTable.FirstState << table.Shift;
        int row = table.Entry << table.Shift;
        while (row >= firstRow && !text.IsEmpty)
        {
            row = table.Rows[row + table.Columns[classes.Take(ref text)]];
        }

        return table.MatchesAtEnd[row >> table.Shift];
    }
}
