namespace Telemetry.Tool.Kvp;

/// <summary>Which diagnostics are wanted.</summary>
/// <param name="Raw">Whether records of others are, too.</param>
/// <param name="Level">Only events of this level; null for all.</param>
/// <param name="Name">Only events of this name; null for all.</param>
/// <param name="Tail">Only the last so many; null for all.</param>
internal sealed record DiagnosticsRequest(RawRecords Raw, string? Level, string? Name, int? Tail);
