namespace Ingest.Bench.Serving;

/// <summary>What the stand-in has counted since its start.</summary>
/// <param name="Throttled">Calls answered 429.</param>
/// <param name="Rows">Rows stored, duplicates among them.</param>
/// <param name="Duplicates">Rows of an event that was stored before.</param>
internal sealed record StandInCount(long Calls, long Throttled, long Rows, long Duplicates)
{
    /// <summary>Events that are stored.</summary>
    public long Events => Rows - Duplicates;

    public StandInCount Since(StandInCount before) =>
        new(Calls - before.Calls, Throttled - before.Throttled, Rows - before.Rows, Duplicates - before.Duplicates);
}
