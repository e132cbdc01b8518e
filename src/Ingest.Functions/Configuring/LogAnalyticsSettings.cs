namespace Ingest.Functions.Configuring;

/// <summary>The section <c>Ingest:LogAnalytics</c>.</summary>
internal sealed class LogAnalyticsSettings
{
    internal static readonly SettingsShape Shape = new(static () => new LogAnalyticsSettings(),
    [
        Setting.Text<LogAnalyticsSettings>(nameof(Endpoint), static s => s.Endpoint, static (s, v) => s.Endpoint = v,
            "The logs ingestion endpoint of the data collection rules (or a data collection endpoint): https and a host, nothing after it.",
            TextForm.Origin, isRequired: true),
        Setting.List<LogAnalyticsSettings>(nameof(RuleIds), static s => s.RuleIds, static (s, v) => s.RuleIds = v,
            "Immutable ids of the data collection rules (dcr-...), as a list or separated by commas. Batches go round them; each adds 12,000 calls and 2 GB a minute.",
            TextForm.RuleId, isRequired: true),
        Setting.Text<LogAnalyticsSettings>(nameof(Stream), static s => s.Stream, static (s, v) => s.Stream = v,
            "The stream of the rules that rows go to, such as Custom-TelemetryEvents_CL.", TextForm.Stream, isRequired: true),
        Setting.Text<LogAnalyticsSettings>(nameof(RejectStream), static s => s.RejectStream, static (s, v) => s.RejectStream = v,
            "The stream that what was refused goes to, without its content.", TextForm.Stream),
        Setting.Text<LogAnalyticsSettings>(nameof(Scope), static s => s.Scope, static (s, v) => s.Scope = v,
            "What access tokens are asked for. Sovereign clouds have their own: https://monitor.azure.us/.default, https://monitor.azure.cn/.default.",
            TextForm.AccessScope),
        Setting.Number<LogAnalyticsSettings>(nameof(MaxInFlight), static s => s.MaxInFlight, static (s, v) => s.MaxInFlight = (int)v, 1, 64,
            "Uploads at a time."),
        Setting.Number<LogAnalyticsSettings>(nameof(MaxBatchBytes), static s => s.MaxBatchBytes, static (s, v) => s.MaxBatchBytes = (int)v, 1024, 1_000_000,
            "Bytes of rows in one upload, before compression. The service takes 1 MB."),
        Setting.Text<LogAnalyticsSettings>(nameof(TrustedCertificateFile), static s => s.TrustedCertificateFile, static (s, v) => s.TrustedCertificateFile = v,
            "A PEM file of the only certificates to trust instead of the system's: for a stand-in of the service, in Development alone."),
    ]);

    public string Endpoint { get; set; } = "";

    public IReadOnlyList<string> RuleIds { get; set; } = [];

    public string Stream { get; set; } = "";

    public string RejectStream { get; set; } = "Custom-TelemetryRejects_CL";

    public string Scope { get; set; } = "https://monitor.azure.com/.default";

    public int MaxInFlight { get; set; } = 4;

    public int MaxBatchBytes { get; set; } = 1_000_000;

    public string? TrustedCertificateFile { get; set; }
}
