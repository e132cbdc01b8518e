namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>A position in the text.</summary>
internal sealed record PositionNode(Position Position) : PatternNode;
