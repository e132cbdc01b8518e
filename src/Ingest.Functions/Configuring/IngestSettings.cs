namespace Ingest.Functions.Configuring;

/// <summary>All settings of the receiver, the section <c>Ingest</c>. Whatever else stands in that section stops the start.</summary>
internal sealed class IngestSettings
{
    public const string Section = "Ingest";

    internal static readonly SettingsShape Shape = new(static () => new IngestSettings(),
    [
        Setting.Flag<IngestSettings>(nameof(DryRun), static s => s.DryRun, static (s, v) => s.DryRun = v,
            "Only log events, whatever else is configured; nothing is stored."),
        Setting.Flag<IngestSettings>(nameof(AllowAnonymous), static s => s.AllowAnonymous, static (s, v) => s.AllowAnonymous = v,
            "Take events without a token. Written out as true it is the only way to run without producers outside Development."),
        Setting.Text<IngestSettings>(nameof(SchemaDirectory), static s => s.SchemaDirectory, static (s, v) => s.SchemaDirectory = v,
            "A directory with the event catalogue (envelope.schema.json and events/*.schema.json) to use instead of the one built in."),
        Setting.Number<IngestSettings>(nameof(MaxConcurrentRequests), static s => s.MaxConcurrentRequests, static (s, v) => s.MaxConcurrentRequests = (int)v, 1, 1_000_000,
            "Requests with events taken in at a time; past it 503 with the reason overloaded."),
        Setting.Number<IngestSettings>(nameof(MemoryWatermarkPercent), static s => s.MemoryWatermarkPercent, static (s, v) => s.MemoryWatermarkPercent = (int)v, 1, 100,
            "Percentage of the memory available to the garbage collector (of a container's limit, three quarters); past it 503 with the reason memory, and not ready."),
        Setting.Text<IngestSettings>(nameof(Dashboard), static s => s.Dashboard, static (s, v) => s.Dashboard = v,
            "Where the dashboard of stored files can be seen: local from this machine, on from elsewhere too with a token that has the scope read, off from nowhere.",
            TextForm.DashboardReach),
        Setting.Section<IngestSettings>(nameof(File), static s => s.File, static (s, v) => s.File = (FileSettings)v, FileSettings.Shape,
            "Store rows as JSON lines in files."),
        Setting.Section<IngestSettings>(nameof(LogAnalytics), static s => s.LogAnalytics, static (s, v) => s.LogAnalytics = (LogAnalyticsSettings)v,
            LogAnalyticsSettings.Shape, "Store rows in Log Analytics."),
        Setting.Map<IngestSettings>(nameof(Producers), TextForm.TokenId, static (s, v) => s._producers[v.Key] = (ProducerSettings)v.Value, ProducerSettings.Shape,
            "Who may send events, by the id inside their token: the 8 letters and digits between tk_ and the second underscore."),
    ]);

    private readonly Dictionary<string, ProducerSettings> _producers = [];

    public bool DryRun { get; set; }

    public bool AllowAnonymous { get; set; }

    public string? SchemaDirectory { get; set; }

    public int MaxConcurrentRequests { get; set; } = 4_096;

    public int MemoryWatermarkPercent { get; set; } = 90;

    public string Dashboard { get; set; } = "local";

    public FileSettings? File { get; set; }

    public LogAnalyticsSettings? LogAnalytics { get; set; }

    public IReadOnlyDictionary<string, ProducerSettings> Producers => _producers;
}
