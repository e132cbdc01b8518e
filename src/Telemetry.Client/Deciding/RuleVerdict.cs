namespace Telemetry.Client.Deciding;

/// <summary>What a row that matches says.</summary>
internal readonly record struct RuleVerdict(RecordingMode Recording, string Explanation);
