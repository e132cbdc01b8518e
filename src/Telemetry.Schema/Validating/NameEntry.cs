namespace Telemetry.Schema.Validating;

/// <summary>A member's name as it lies in the document.</summary>
internal readonly record struct NameEntry(int Start, int Length);
