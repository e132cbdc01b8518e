namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>What a group has matched, once more.</summary>
internal sealed record BackreferenceNode(int Number) : PatternNode;
