namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>One code point of a set.</summary>
internal sealed record SetNode(CodePointSet Set) : PatternNode;
