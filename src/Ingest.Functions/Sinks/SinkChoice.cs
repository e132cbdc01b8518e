namespace Ingest.Functions.Sinks;

/// <summary>Which sink was chosen, and why: said at start and by <c>GET /</c>, so that nobody believes rows are stored when they are not.</summary>
internal sealed record SinkChoice(SinkMode Mode, string Explanation)
{
    /// <param name="forcedDry">Whether <c>Ingest:DryRun</c> is true.</param>
    /// <param name="directory"><c>Ingest:File:Directory</c>, or null.</param>
    public static SinkChoice From(bool forcedDry, string? directory) => (forcedDry, directory) switch
    {
        (true, _) => new(SinkMode.DryRun, "Ingest:DryRun is true; events are checked and logged, nothing is stored"),
        (false, null) => new(SinkMode.DryRun, "no store is configured; events are checked and logged, nothing is stored"),
        _ => new(SinkMode.File, "rows are stored in files"),
    };
}
