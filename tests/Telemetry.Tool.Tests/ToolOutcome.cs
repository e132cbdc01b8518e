namespace Telemetry.Tool.Tests;

/// <summary>What a run of the command gave back.</summary>
internal sealed record ToolOutcome(int ExitCode, string Out, string Error);
