using Telemetry.Schema.Patterns.Automata;
using Telemetry.Schema.Patterns.Regexes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns;

/// <summary>A compiled pattern.</summary>
internal abstract class PatternMatcher
{
    /// <summary>Whether any part of a text matches.</summary>
    /// <param name="text">Well-formed UTF-8.</param>
    public abstract bool IsMatch(ReadOnlySpan<byte> text);

    /// <param name="pattern">An ECMA-262 regular expression, read as with the <c>u</c> flag.</param>
    /// <exception cref="PatternException">The pattern is not one.</exception>
    public static PatternMatcher Create(string pattern)
    {
        PatternNode node = PatternParser.Parse(pattern);
        return DfaBuilder.TryBuild(node) is { } automaton ? automaton : new RegexMatcher(node);
    }
}
