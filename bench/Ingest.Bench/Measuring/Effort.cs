namespace Ingest.Bench.Measuring;

/// <summary>How much time a run takes to become sure.</summary>
/// <param name="Rounds">Alternating rounds of measured thing and baseline.</param>
/// <param name="Round">How long each side of a round lasts.</param>
/// <param name="Starts">Process starts to take the median of.</param>
/// <param name="StoredRows">How many stored rows the dashboard and the report are tried with.</param>
internal sealed record Effort(int Rounds, TimeSpan Round, int Starts, IReadOnlyList<int> StoredRows)
{
    public static readonly Effort Full = new(21, TimeSpan.FromMilliseconds(500), 15, [10_000, 100_000, 1_000_000]);

    /// <summary>Enough to see a large change; too little to publish.</summary>
    public static readonly Effort Quick = new(7, TimeSpan.FromMilliseconds(300), 7, [10_000, 100_000]);
}
