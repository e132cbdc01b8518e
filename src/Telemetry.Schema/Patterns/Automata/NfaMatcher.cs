using System.Buffers;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Matches characters by following all states the pattern may be in: for patterns whose table would be large.</summary>
internal sealed class NfaMatcher(Nfa nfa, CodePointClasses classes) : PatternMatcher
{
    // Some tens of milliseconds; reached by large counts that may begin at every character of a long text.
    private const int MaxWork = 5_000_000;

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        int[] rented = ArrayPool<int>.Shared.Rent(StateSet.SizeFor(nfa.Count) * 2);
        Span<int> memory = rented.AsSpan(0, StateSet.SizeFor(nfa.Count) * 2);
        bool isMatch = IsMatch(
            text,
            new StateSet(memory[..StateSet.SizeFor(nfa.Count)]),
            new StateSet(memory[StateSet.SizeFor(nfa.Count)..]));
        ArrayPool<int>.Shared.Return(rented);
        return isMatch;
    }

    private bool IsMatch(ReadOnlySpan<byte> text, StateSet current, StateSet next)
    {
        int work = 0;
        for (bool isStart = true; ; isStart = false)
        {
            current.Add(nfa.Entry);
            Expand(ref current, isStart, text.IsEmpty);
            if (current.Contains(Nfa.Match))
            {
                return true;
            }

            work += current.Count;
            if (text.IsEmpty || work > MaxWork)
            {
                return false;
            }

            Step(current, ref next, classes.Take(ref text));
            StateSet free = current;
            current = next;
            next = free;
        }
    }

    // The set grows while it is walked, until nothing more is reached.
    private void Expand(ref StateSet set, bool isStart, bool isEnd)
    {
        for (int i = 0; i < set.Count; i++)
        {
            NfaState state = nfa[set[i]];
            switch (state.Kind)
            {
                case NfaStateKind.Split:
                    set.Add(state.Next);
                    set.Add(state.Other);
                    break;
                case NfaStateKind.Start when isStart:
                case NfaStateKind.End when isEnd:
                    set.Add(state.Next);
                    break;
            }
        }
    }

    private void Step(StateSet current, ref StateSet next, int symbol)
    {
        next.Clear();
        for (int i = 0; i < current.Count; i++)
        {
            NfaState state = nfa[current[i]];
            if (state.Kind == NfaStateKind.Symbols && symbol >= state.Symbols.First && symbol <= state.Symbols.Last)
            {
                next.Add(state.Next);
            }
        }
    }
}
