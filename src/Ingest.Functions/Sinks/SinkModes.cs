namespace Ingest.Functions.Sinks;

/// <summary>The names of modes as health answers and start-up lines say them.</summary>
internal static class SinkModes
{
    public static string Name(this SinkMode mode) => mode switch
    {
        SinkMode.DryRun => "dry-run",
        SinkMode.File => "file",
        SinkMode.LogAnalytics => "log-analytics",
        SinkMode.LogAnalyticsAndFile => "log-analytics+file",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
