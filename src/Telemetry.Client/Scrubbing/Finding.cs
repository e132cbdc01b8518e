namespace Telemetry.Client.Scrubbing;

/// <summary>What is to be taken out, from where it was looked for.</summary>
/// <param name="End">One past its last character.</param>
/// <param name="Marker">What takes its place; null where nothing was found.</param>
internal readonly record struct Finding(int End, string? Marker);
