namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Where rows are uploaded to.</summary>
/// <param name="Endpoint">The logs ingestion endpoint of the rules, or a data collection endpoint: scheme and host.</param>
/// <param name="RuleIds">Immutable ids of data collection rules that take the same stream; at least one.</param>
/// <param name="Stream">The stream's name in the rules.</param>
internal sealed record UploadOptions(Uri Endpoint, IReadOnlyList<string> RuleIds, string Stream)
{
    /// <summary>The only version of the data plane there is.</summary>
    public const string ApiVersion = "2023-01-01";

    public Uri Address(string rule) => new(Endpoint, $"/dataCollectionRules/{rule}/streams/{Stream}?api-version={ApiVersion}");
}
