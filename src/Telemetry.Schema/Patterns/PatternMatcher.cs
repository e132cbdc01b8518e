using Telemetry.Schema.Patterns.Automata;
using Telemetry.Schema.Patterns.Runs;
using Telemetry.Schema.Patterns.Shapes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns;

/// <summary>A compiled pattern.</summary>
/// <remarks>
/// A regular pattern matches in linear time: by a table of bytes, by one of characters where that would be large, or by following all its
/// states where both would. Others, and very large ones, backtrack. What exceeds its engine's budget on a text is taken as not matching.
/// </remarks>
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
        if (FixedMatcher.TryBuild(node) is { } shape)
        {
            return shape;
        }

        if (RunMatcher.TryBuild(node) is { } run)
        {
            return run;
        }

        return new DeferredMatcher(node);
    }
}
