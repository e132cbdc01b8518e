namespace Telemetry.Client.Deciding;

/// <summary>The values of the variables that can withdraw while the process runs. May hold a path: never shown.</summary>
internal readonly record struct WithdrawalVariables(string? DoNotTrack, string? Disabled, string? Enabled, string? File);
