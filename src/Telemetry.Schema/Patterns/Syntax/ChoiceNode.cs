namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>Any of some alternatives.</summary>
internal sealed record ChoiceNode(IReadOnlyList<PatternNode> Alternatives) : PatternNode;
