namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>A part some times over; without end when <paramref name="Most"/> is null.</summary>
internal sealed record RepeatNode(PatternNode Part, int Least, int? Most, Greed Greed) : PatternNode;
