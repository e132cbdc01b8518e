namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Which states are reached without reading a symbol. Sets are ascending and hold only states that something leads on from.</summary>
internal sealed class NfaClosure(Nfa nfa)
{
    private readonly bool[] _isReached = new bool[nfa.Count];
    private readonly List<int> _reached = [];
    private readonly Stack<int> _open = new();

    /// <summary>States looked at so far.</summary>
    public int Work { get; private set; }

    /// <summary>The states at the start of the text.</summary>
    public int[] AtStart() => Close([nfa.Entry], Position.Start);

    /// <summary>The states after a symbol: those it led to, and the entry, as a match may begin anywhere.</summary>
    public int[] After(int[] states) => Close([.. states, nfa.Entry], Position.Inside);

    public static bool HasMatch(int[] set) => set.Contains(Nfa.Match);

    /// <summary>Whether a text that ends after some symbols matches.</summary>
    public bool MatchesAtEnd(int[] set) => HasMatch(Close(set, Position.End));

    /// <summary>Whether the empty text matches, which starts and ends at once.</summary>
    public bool MatchesEmpty() => HasMatch(Close([nfa.Entry], Position.Start | Position.End));

    private int[] Close(IEnumerable<int> states, Position position)
    {
        foreach (int state in states)
        {
            Reach(state);
        }

        while (_open.TryPop(out int state))
        {
            NfaState from = nfa[state];
            switch (from.Kind)
            {
                case NfaStateKind.Split:
                    Reach(from.Next);
                    Reach(from.Other);
                    break;
                case NfaStateKind.Start when position.HasFlag(Position.Start):
                case NfaStateKind.End when position.HasFlag(Position.End):
                    Reach(from.Next);
                    break;
            }
        }

        return Take();
    }

    private void Reach(int state)
    {
        if (!_isReached[state])
        {
            _isReached[state] = true;
            Work++;
            _reached.Add(state);
            _open.Push(state);
        }
    }

    private int[] Take()
    {
        foreach (int state in _reached)
        {
            _isReached[state] = false;
        }

        int[] set = [.. _reached.Where(state => nfa[state].Kind is NfaStateKind.Symbols or NfaStateKind.End or NfaStateKind.Match).Order()];
        _reached.Clear();
        return set;
    }

    [Flags]
    private enum Position
    {
        Inside = 0,
        Start = 1,
        End = 2,
    }
}
