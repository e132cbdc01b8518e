namespace Telemetry.Panels.Rows;

/// <summary>A row of what was refused.</summary>
internal sealed record RejectRow(
    long TimeGenerated, long ReceivedTime, string Reason, string Keyword, string Pointer, string Name, string App, string AppVersion, string ProducerId, int? SizeBytes);
