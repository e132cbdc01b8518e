namespace Telemetry.Client.Verbs.Checking;

/// <summary>What one check found.</summary>
/// <param name="Name">What was checked, in one word that stays the same.</param>
/// <param name="Level">How it came out.</param>
/// <param name="Finding">What was found, and where it is not ok what to do.</param>
internal sealed record CheckResult(string Name, CheckLevel Level, string Finding);
