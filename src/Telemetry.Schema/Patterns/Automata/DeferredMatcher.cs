using Telemetry.Schema.Patterns.Regexes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Builds what matches a pattern when a text first asks: a start compiles all patterns, and a process meets few of them.</summary>
internal sealed class DeferredMatcher(PatternNode pattern) : PatternMatcher
{
    /// <summary>Ranges of a class beyond which its bytes would be too many states to make a table of; <c>\s</c> has ten, <c>\p{L}</c> hundreds.</summary>
    private const int FewRanges = 64;

    private PatternMatcher? _matcher;

    /// <summary>What matches. Threads that come at once may each build it; all are the same.</summary>
    public PatternMatcher Matcher => _matcher ??= Build(pattern);

    public override bool IsMatch(ReadOnlySpan<byte> text) => Matcher.IsMatch(text);

    private static PatternMatcher Build(PatternNode pattern)
    {
        HashSet<CodePointSet> sets = CodePointClasses.SetsOf(pattern);
        bool hasSmallSets = sets.All(set => set.Ranges.Count <= FewRanges);
        return (hasSmallSets ? ReadingBytes(pattern) : null) ?? ReadingCharacters(pattern, sets) ?? new RegexMatcher(pattern);
    }

    private static DfaMatcher? ReadingBytes(PatternNode pattern) =>
        Nfa.TryBuild(pattern, Utf8Alphabet.Instance) is { } nfa && DfaBuilder.TryBuild(nfa) is { } table ? new DfaMatcher(table) : null;

    private static PatternMatcher? ReadingCharacters(PatternNode pattern, HashSet<CodePointSet> sets)
    {
        var classes = new CodePointClasses(sets);
        if (Nfa.TryBuild(pattern, classes) is not { } nfa)
        {
            return null;
        }

        return DfaBuilder.TryBuild(nfa) is { } table ? new CodePointMatcher(table, classes) : new NfaMatcher(nfa, classes);
    }
}
