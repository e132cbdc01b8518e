namespace Ingest.Functions.Configuring;

/// <summary>All settings of the receiver, the section <c>Ingest</c>. Whatever else stands in that section stops the start.</summary>
internal sealed class IngestSettings
{
    public const string Section = "Ingest";

    [Setting("Only log events, whatever else is configured; nothing is stored.")]
    public bool DryRun { get; init; }

    [Setting("Take events without a token. Written out as true it is the only way to run without producers outside Development.")]
    public bool AllowAnonymous { get; init; }

    [Setting("A directory with the event catalogue (envelope.schema.json and events/*.schema.json) to use instead of the one built in.")]
    public string? SchemaDirectory { get; init; }

    [Setting("Store rows as JSON lines in files.")]
    public FileSettings? File { get; init; }

    [Setting("Store rows in Log Analytics.")]
    public LogAnalyticsSettings? LogAnalytics { get; init; }

    [Setting("Who may send events, by the id inside their token: the 8 letters and digits between tk_ and the second underscore.", Pattern = "[0-9A-Za-z]{8}")]
    public IReadOnlyDictionary<string, ProducerSettings> Producers { get; init; } = new Dictionary<string, ProducerSettings>();
}
