namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>A part of a parsed pattern.</summary>
internal abstract record PatternNode;
