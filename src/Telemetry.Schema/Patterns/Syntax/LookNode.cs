namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>What must or must not lie beside a position.</summary>
internal sealed record LookNode(Look Look, PatternNode Part) : PatternNode;
