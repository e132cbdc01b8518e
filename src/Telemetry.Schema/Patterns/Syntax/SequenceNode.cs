namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>One part after the other.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Parts) : PatternNode;
