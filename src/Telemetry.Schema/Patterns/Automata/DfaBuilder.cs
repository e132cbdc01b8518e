using System.Numerics;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Determinizes: each state of the result is a set of states the pattern may be in.</summary>
internal sealed class DfaBuilder
{
    /// <summary>Enough for names, ids, versions and times; a table of this size still fits a processor's second cache.</summary>
    private const int MaxStates = 512;

    // Steps, a millisecond or few, after which a pattern goes to the other engine rather than delay the start.
    private const int MaxWork = 1_000_000;

    private readonly Nfa _nfa;
    private readonly ByteClasses _classes;
    private readonly NfaClosure _closure;
    private readonly Dictionary<string, int> _known = [];
    private readonly List<int[]> _sets = [[], []];
    private readonly List<ushort[]> _rows = [];
    private int _work;

    private DfaBuilder(Nfa nfa)
    {
        _nfa = nfa;
        _classes = ByteClasses.Of(nfa);
        _closure = new NfaClosure(nfa);
    }

    /// <returns>Null when the pattern is not regular, or its automaton would be large.</returns>
    public static DfaMatcher? TryBuild(Syntax.PatternNode node) =>
        Nfa.TryBuild(node) is { } nfa ? new DfaBuilder(nfa).TryBuild() : null;

    private DfaMatcher? TryBuild()
    {
        _rows.Add(new ushort[_classes.Representatives.Length]);
        _rows.Add([.. Enumerable.Repeat((ushort)DfaMatcher.Matched, _classes.Representatives.Length)]);

        // The start is a state of its own: only there does ^ hold.
        int[] start = _closure.AtStart();
        int entry = _closure.HasMatch(start) ? DfaMatcher.Matched : AddState(start);
        for (int state = DfaMatcher.FirstState; state < _sets.Count; state++)
        {
            if (_sets.Count > MaxStates || _work > MaxWork)
            {
                return null;
            }

            _rows.Add(Row(_sets[state]));
        }

        int shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)_classes.Representatives.Length));
        var table = new ushort[_rows.Count << shift];
        for (int state = 0; state < _rows.Count; state++)
        {
            _rows[state].CopyTo(table, state << shift);
        }

        bool[] matchesAtEnd = [.. _sets.Select((set, state) => state == DfaMatcher.Matched || _closure.MatchesAtEnd(set))];
        matchesAtEnd[entry] = _closure.MatchesEmpty();
        return new DfaMatcher(table, shift, _classes.Map, matchesAtEnd, entry);
    }

    private ushort[] Row(int[] set)
    {
        var row = new ushort[_classes.Representatives.Length];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (ushort)StateAfter(set, _classes.Representatives[i]);
        }

        return row;
    }

    private int StateAfter(int[] set, byte value)
    {
        _work += set.Length;
        var targets = new List<int>();
        foreach (int state in set)
        {
            NfaState from = _nfa[state];
            if (from.Kind == NfaStateKind.Bytes && value >= from.Bytes.First && value <= from.Bytes.Last)
            {
                targets.Add(from.Next);
            }
        }

        int[] next = _closure.After(targets);
        _work += next.Length;
        if (_closure.HasMatch(next))
        {
            return DfaMatcher.Matched;
        }

        if (next.Length == 0)
        {
            return DfaMatcher.Dead;
        }

        string key = string.Join(',', next);
        if (!_known.TryGetValue(key, out int known))
        {
            known = AddState(next);
            _known.Add(key, known);
        }

        return known;
    }

    private int AddState(int[] set)
    {
        _sets.Add(set);
        return _sets.Count - 1;
    }
}
