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

    [Setting("Requests with events taken in at a time; past it 503 with the reason overloaded.", Min = 1, Max = 1_000_000)]
    public int MaxConcurrentRequests { get; init; } = 4_096;

    [Setting("Percentage of the memory available to the garbage collector (of a container's limit, three quarters); past it 503 with the reason memory, and not ready.", Min = 1, Max = 100)]
    public int MemoryWatermarkPercent { get; init; } = 90;

    [Setting("Where the dashboard of stored files can be seen: local from this machine, on from elsewhere too with a token that has the scope read, off from nowhere.", Pattern = "local|on|off")]
    public string Dashboard { get; init; } = "local";

    [Setting("Store rows as JSON lines in files.")]
    public FileSettings? File { get; init; }

    [Setting("Store rows in Log Analytics.")]
    public LogAnalyticsSettings? LogAnalytics { get; init; }

    [Setting("Who may send events, by the id inside their token: the 8 letters and digits between tk_ and the second underscore.", Pattern = "[0-9A-Za-z]{8}")]
    public IReadOnlyDictionary<string, ProducerSettings> Producers { get; init; } = new Dictionary<string, ProducerSettings>();
}
