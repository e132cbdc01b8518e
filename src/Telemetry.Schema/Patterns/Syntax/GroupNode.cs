namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>A part whose match a back-reference can name.</summary>
internal sealed record GroupNode(int Number, PatternNode Part) : PatternNode;
