namespace Ingest.Functions.Observing;

/// <summary>The stores, as values of <see cref="MetricLabel.Store"/>.</summary>
internal static class StoreKinds
{
    public const string File = "file";
    public const string LogAnalytics = "log-analytics";
}
