namespace Telemetry.Tool.Samples;

/// <param name="Day">When it came out, in days from the week's first.</param>
/// <param name="FailureRate">Share of its commands that fail.</param>
internal sealed record SampleRelease(string Version, double Day, double FailureRate);
