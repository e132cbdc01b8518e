namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>How often a body is tried.</summary>
internal enum UploadTries
{
    /// <summary>As often as <see cref="UploadStep"/> says.</summary>
    All,

    /// <summary>Once: for a question that somebody waits for.</summary>
    One,
}
