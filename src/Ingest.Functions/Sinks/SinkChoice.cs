using Ingest.Functions.Configuring;

namespace Ingest.Functions.Sinks;

/// <summary>Which sink was chosen, and why: said at start and by <c>GET /</c>, so that nobody believes rows are stored when they are not.</summary>
internal sealed record SinkChoice(SinkMode Mode, string Explanation)
{
    public static SinkChoice From(IngestSettings settings) => settings switch
    {
        { DryRun: true } => new(SinkMode.DryRun, "Ingest:DryRun is true; events are checked and logged, nothing is stored"),
        { LogAnalytics: not null, File: not null } => new(SinkMode.LogAnalyticsAndFile, "rows are stored in files and in Log Analytics; an event counts as stored when both have it"),
        { LogAnalytics: not null } => new(SinkMode.LogAnalytics, "rows are stored in Log Analytics"),
        { File: not null } => new(SinkMode.File, "rows are stored in files"),
        _ => new(SinkMode.DryRun, "no store is configured; events are checked and logged, nothing is stored"),
    };
}
