namespace Ingest.Functions.Configuring;

/// <summary>The section <c>Ingest:LogAnalytics</c>.</summary>
internal sealed class LogAnalyticsSettings
{
    [Setting("The logs ingestion endpoint of the data collection rules (or a data collection endpoint): https and a host, nothing after it.", Required = true, Pattern = @"https://[^/?#@\s]+/?")]
    public string Endpoint { get; init; } = "";

    [Setting("Immutable ids of the data collection rules (dcr-...), as a list or separated by commas. Batches go round them; each adds 12,000 calls and 2 GB a minute.", Required = true, Pattern = "[0-9A-Za-z-]+")]
    public IReadOnlyList<string> RuleIds { get; init; } = [];

    [Setting("The stream of the rules that rows go to, such as Custom-TelemetryEvents_CL.", Required = true, Pattern = "(Custom|Microsoft)-[0-9A-Za-z_-]+")]
    public string Stream { get; init; } = "";

    [Setting("The stream that what was refused goes to, without its content.", Pattern = "(Custom|Microsoft)-[0-9A-Za-z_-]+")]
    public string RejectStream { get; init; } = "Custom-TelemetryRejects_CL";

    [Setting("What access tokens are asked for. Sovereign clouds have their own: https://monitor.azure.us/.default, https://monitor.azure.cn/.default.", Pattern = @"https://\S+")]
    public string Scope { get; init; } = "https://monitor.azure.com/.default";

    [Setting("Uploads at a time.", Min = 1, Max = 64)]
    public int MaxInFlight { get; init; } = 4;

    [Setting("Bytes of rows in one upload, before compression. The service takes 1 MB.", Min = 1024, Max = 1_000_000)]
    public int MaxBatchBytes { get; init; } = 1_000_000;

    [Setting("A PEM file of the only certificates to trust instead of the system's: for a stand-in of the service, in Development alone.")]
    public string? TrustedCertificateFile { get; init; }
}
