namespace Ingest.Functions.Sinks;

/// <summary>What this receiver does with rows.</summary>
internal enum SinkMode
{
    /// <summary>Logs them and stores nothing.</summary>
    DryRun,

    /// <summary>Appends them to files.</summary>
    File,

    /// <summary>Uploads them to Log Analytics.</summary>
    LogAnalytics,

    /// <summary>Appends them to files and uploads them.</summary>
    LogAnalyticsAndFile,
}
