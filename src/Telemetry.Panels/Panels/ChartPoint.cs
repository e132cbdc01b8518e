namespace Telemetry.Panels.Panels;

/// <summary>A value of a series at a time.</summary>
internal readonly record struct ChartPoint(DateTimeOffset Time, double Value);
