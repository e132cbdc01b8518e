namespace Telemetry.Tool.Report;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>Tables with bars, for people.</summary>
    Text,
    Json,

    /// <summary>One panel's table.</summary>
    Csv,
}
