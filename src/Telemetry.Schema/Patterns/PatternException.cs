namespace Telemetry.Schema.Patterns;

/// <summary>A pattern is not a regular expression; the message says where and what was expected.</summary>
internal sealed class PatternException(string message) : Exception(message);
