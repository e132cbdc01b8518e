using Telemetry.Schema.Patterns;

namespace Telemetry.Schema.Validating;

/// <summary><c>pattern</c>: some part of the string matches an ECMA-262 regular expression.</summary>
internal sealed class PatternAssertion(string schemaPointer, string pattern, PatternMatcher matcher)
    : StringAssertion("pattern", schemaPointer)
{
    public PatternMatcher Matcher => matcher;

    public override string Expected { get; } = $"text that matches {pattern}";

    public override bool Holds(ReadOnlySpan<byte> text) => matcher.IsMatch(text);
}
