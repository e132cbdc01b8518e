using System.Numerics;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Determinizes: each state of the result is a set of states the pattern may be in.</summary>
internal sealed class DfaBuilder
{
    // What an entry can address. 128 KiB is enough for names, ids, versions and times many times over.
    private const int MaxTableEntries = 65_536;

    // Steps, a few milliseconds of them, after which determinizing is given up rather than delay a start.
    private const int MaxWork = 300_000;

    private readonly Nfa _nfa;
    private readonly SymbolColumns _columns;
    private readonly NfaClosure _closure;

    // By the states that a symbol leads to, and by all that these lead on to: the second is the identity, the first is found cheaply.
    private readonly Dictionary<int[], int> _byKernel = new(StateSetComparer.Instance);
    private readonly Dictionary<int[], int> _byClosure = new(StateSetComparer.Instance);
    private readonly List<int[]> _sets = [[], []];
    private readonly List<ushort[]> _rows = [];
    private int _work;

    private DfaBuilder(Nfa nfa, SymbolColumns columns)
    {
        _nfa = nfa;
        _columns = columns;
        _closure = new NfaClosure(nfa);
    }

    /// <returns>Null when the table would be large.</returns>
    public static DfaTable? TryBuild(Nfa nfa) => SymbolColumns.TryCreate(nfa) is { } columns ? new DfaBuilder(nfa, columns).TryBuild() : null;

    private DfaTable? TryBuild()
    {
        int shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)_columns.Count));
        _rows.Add(new ushort[_columns.Count]);
        _rows.Add([.. Enumerable.Repeat((ushort)DfaTable.Matched, _columns.Count)]);

        // The start is a state of its own: only there does ^ hold.
        int[] start = _closure.AtStart();
        int entry = NfaClosure.HasMatch(start) ? DfaTable.Matched : AddState(start);
        for (int state = DfaTable.FirstState; state < _sets.Count; state++)
        {
            if (_sets.Count << shift > MaxTableEntries || _work + _closure.Work > MaxWork)
            {
                return null;
            }

            _rows.Add(Row(_sets[state]));
        }

        var table = new ushort[_rows.Count << shift];
        for (int state = 0; state < _rows.Count; state++)
        {
            for (int column = 0; column < _rows[state].Length; column++)
            {
                table[(state << shift) + column] = (ushort)(_rows[state][column] << shift);
            }
        }

        bool[] matchesAtEnd = [.. _sets.Select((set, state) => state == DfaTable.Matched || _closure.MatchesAtEnd(set))];
        matchesAtEnd[entry] = _closure.MatchesEmpty();
        return new DfaTable(table, shift, _columns.Map, matchesAtEnd, entry);
    }

    private ushort[] Row(int[] set)
    {
        var targets = new List<int>[_columns.Count];
        foreach (int state in set)
        {
            NfaState from = _nfa[state];
            if (from.Kind != NfaStateKind.Symbols || from.Symbols.First > from.Symbols.Last)
            {
                continue;
            }

            int last = _columns.Map[from.Symbols.Last];
            for (int column = _columns.Map[from.Symbols.First]; column <= last; column++)
            {
                (targets[column] ??= []).Add(from.Next);
                _work++;
            }
        }

        return [.. targets.Select(states => (ushort)StateOf(states ?? []))];
    }

    private int StateOf(List<int> targets)
    {
        int[] kernel = Ascending(targets);
        if (!_byKernel.TryGetValue(kernel, out int state))
        {
            state = kernel.Contains(Nfa.Match) ? DfaTable.Matched : StateOf(_closure.After(kernel));
            _byKernel.Add(kernel, state);
        }

        return state;
    }

    private static int[] Ascending(List<int> targets)
    {
        targets.Sort();
        var distinct = new List<int>(targets.Count);
        foreach (int target in targets)
        {
            if (distinct.Count == 0 || distinct[^1] != target)
            {
                distinct.Add(target);
            }
        }

        return [.. distinct];
    }

    private int StateOf(int[] closure)
    {
        if (NfaClosure.HasMatch(closure))
        {
            return DfaTable.Matched;
        }

        if (closure.Length == 0)
        {
            return DfaTable.Dead;
        }

        if (!_byClosure.TryGetValue(closure, out int state))
        {
            state = AddState(closure);
            _byClosure.Add(closure, state);
        }

        return state;
    }

    private int AddState(int[] set)
    {
        _sets.Add(set);
        return _sets.Count - 1;
    }
}
