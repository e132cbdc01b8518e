using Telemetry.Schema.Patterns.Shapes;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Formats;

/// <summary>The format <c>uuid</c>: RFC 9562 section 4, 36 characters, hexadecimal digits of either case.</summary>
internal static class UuidFormat
{
    public static readonly FixedMatcher Shape =
        FixedMatcher.TryBuild(PatternParser.Parse("^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"))!;

    public static bool Matches(ReadOnlySpan<byte> text) => Shape.IsMatch(text);
}
