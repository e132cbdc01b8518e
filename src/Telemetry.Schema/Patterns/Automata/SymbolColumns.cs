namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Groups of symbols that an automaton does not tell apart, so that its table has a column per group.</summary>
internal sealed class SymbolColumns
{
    // A table has two rows at least, and an entry of sixteen bits addresses each.
    private const int MaxCount = 32_768;

    private SymbolColumns(ushort[] map, int count)
    {
        Map = map;
        Count = count;
    }

    /// <summary>The column of each symbol.</summary>
    public ushort[] Map { get; }

    public int Count { get; }

    /// <returns>Null when there are more than a table can have.</returns>
    public static SymbolColumns? TryCreate(Nfa nfa)
    {
        var isBoundary = new bool[nfa.Symbols + 1];
        for (int i = 0; i < nfa.Count; i++)
        {
            NfaState state = nfa[i];
            if (state.Kind == NfaStateKind.Symbols)
            {
                isBoundary[state.Symbols.First] = true;
                isBoundary[state.Symbols.Last + 1] = true;
            }
        }

        var map = new ushort[nfa.Symbols];
        int last = 0;
        for (int symbol = 1; symbol < map.Length; symbol++)
        {
            last += isBoundary[symbol] ? 1 : 0;
            map[symbol] = (ushort)last;
        }

        return last >= MaxCount ? null : new SymbolColumns(map, last + 1);
    }
}
