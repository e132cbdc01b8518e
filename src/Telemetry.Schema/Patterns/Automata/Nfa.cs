using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Thompson's construction over an alphabet, built from the pattern's end to its start.</summary>
internal sealed class Nfa
{
    /// <summary>About a mebibyte while it is matched.</summary>
    private const int MaxStates = 50_000;

    private readonly IAlphabet _alphabet;
    private readonly List<NfaState> _states = [];

    private Nfa(IAlphabet alphabet) => _alphabet = alphabet;

    public int Count => _states.Count;

    /// <summary>Symbols of its alphabet.</summary>
    public int Symbols => _alphabet.Count;

    /// <summary>Where matching ends.</summary>
    public const int Match = 0;

    /// <summary>Where matching begins.</summary>
    public int Entry { get; private set; }

    public NfaState this[int state] => _states[state];

    /// <returns>Null when the pattern is not regular, or too large.</returns>
    public static Nfa? TryBuild(PatternNode node, IAlphabet alphabet)
    {
        var nfa = new Nfa(alphabet);
        nfa.Add(NfaStateKind.Match, default, 0, 0);
        if (nfa.TryBuild(node, Match) is not { } entry)
        {
            return null;
        }

        nfa.Entry = entry;
        return nfa;
    }

    private int? TryBuild(PatternNode node, int next) => _states.Count > MaxStates ? null : node switch
    {
        SetNode set => Set(set.Set, next),
        SequenceNode sequence => Sequence(sequence.Parts, next),
        ChoiceNode choice => Choice(choice.Alternatives, next),
        RepeatNode repeat => Repeat(repeat, next),
        GroupNode group => TryBuild(group.Part, next),
        PositionNode { Position: Position.Start } => Add(NfaStateKind.Start, default, next, 0),
        PositionNode { Position: Position.End } => Add(NfaStateKind.End, default, next, 0),
        _ => null,
    };

    private int Add(NfaStateKind kind, SymbolRange symbols, int next, int other)
    {
        _states.Add(new NfaState(kind, symbols, next, other));
        return _states.Count - 1;
    }

    // Sequences that end alike share their ends; without, the automaton of a large class would be many times as large.
    private int Set(CodePointSet set, int next)
    {
        var shared = new Dictionary<(SymbolRange, int), int>();
        int? entry = null;
        foreach (SymbolRange[] sequence in _alphabet.SequencesOf(set))
        {
            int state = next;
            for (int i = sequence.Length - 1; i >= 0; i--)
            {
                if (!shared.TryGetValue((sequence[i], state), out int known))
                {
                    known = Add(NfaStateKind.Symbols, sequence[i], state, 0);
                    shared.Add((sequence[i], state), known);
                }

                state = known;
            }

            entry = entry is { } others ? Add(NfaStateKind.Split, default, state, others) : state;
        }

        // The empty set: a state that nothing leads on from.
        return entry ?? Add(NfaStateKind.Symbols, new SymbolRange(1, 0), next, 0);
    }

    private int? Sequence(IReadOnlyList<PatternNode> parts, int next)
    {
        int? entry = next;
        for (int i = parts.Count - 1; i >= 0 && entry is not null; i--)
        {
            entry = TryBuild(parts[i], entry.Value);
        }

        return entry;
    }

    private int? Choice(IReadOnlyList<PatternNode> alternatives, int next)
    {
        int? entry = null;
        foreach (PatternNode alternative in alternatives)
        {
            if (TryBuild(alternative, next) is not { } state)
            {
                return null;
            }

            entry = entry is { } others ? Add(NfaStateKind.Split, default, state, others) : state;
        }

        return entry;
    }

    private int? Repeat(RepeatNode repeat, int next)
    {
        int? entry = repeat.Most is { } most ? Optional(repeat.Part, most - repeat.Least, next) : Loop(repeat.Part, next);
        for (int i = 0; i < repeat.Least && entry is { } before; i++)
        {
            entry = TryBuild(repeat.Part, before);
            if (entry == before)
            {
                // The part is empty, and so is any number of it.
                break;
            }
        }

        return entry;
    }

    private int? Optional(PatternNode part, int times, int next)
    {
        int entry = next;
        for (int i = 0; i < times; i++)
        {
            if (TryBuild(part, entry) is not { } state)
            {
                return null;
            }

            entry = Add(NfaStateKind.Split, default, state, next);
        }

        return entry;
    }

    private int? Loop(PatternNode part, int next)
    {
        int split = Add(NfaStateKind.Split, default, next, next);
        if (TryBuild(part, split) is not { } state)
        {
            return null;
        }

        _states[split] = new NfaState(NfaStateKind.Split, default, state, next);
        return split;
    }
}
