namespace Ingest.Soak.Accounting;

/// <summary>The receiver's memory over the run, in bytes.</summary>
/// <param name="Begin">The median of the first third after the warm-up.</param>
/// <param name="End">The median of the last third.</param>
internal sealed record WorkingSet(long Begin, long End, long Most)
{
    /// <summary>The most it may ever be.</summary>
    public const long Bound = 200L * 1024 * 1024;

    /// <summary>The most it may grow after the warm-up.</summary>
    public const double Growth = 0.1;

    public bool IsBounded => Most <= Bound;

    public bool IsFlat => End <= Begin * (1 + Growth);

    /// <param name="samples">At even intervals.</param>
    /// <param name="warm">The first sample after the warm-up.</param>
    public static WorkingSet Of(IReadOnlyList<long> samples, int warm)
    {
        var judged = samples.Skip(warm).ToList();
        var third = Math.Max(1, judged.Count / 3);
        return new WorkingSet(Median(judged.Take(third)), Median(judged.TakeLast(third)), samples.DefaultIfEmpty().Max());
    }

    private static long Median(IEnumerable<long> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : 0;
}
