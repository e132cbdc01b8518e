namespace Ingest.Bench.Measuring;

/// <summary>How much time a run takes to become sure.</summary>
/// <param name="Rounds">Alternating rounds of measured thing and baseline.</param>
/// <param name="Round">How long each side of a round lasts.</param>
/// <param name="Starts">Process starts to take the median of.</param>
/// <param name="IdleEvents">Events sent one by one to a receiver that is idle.</param>
/// <param name="Settling">How long many instances are left to find the rate that they share.</param>
/// <param name="Settled">How long they are watched afterwards.</param>
/// <param name="StoredRows">How many stored rows the dashboard and the report are tried with.</param>
internal sealed record Effort(
    int Rounds, TimeSpan Round, int Starts, int IdleEvents, TimeSpan Settling, TimeSpan Settled, IReadOnlyList<int> StoredRows)
{
    public static readonly Effort Full = new(
        21, TimeSpan.FromMilliseconds(500), 15, 100, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), [10_000, 100_000, 1_000_000]);

    /// <summary>Enough to see a large change; too little to publish.</summary>
    public static readonly Effort Quick = new(
        5, TimeSpan.FromMilliseconds(300), 5, 20, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), [10_000, 100_000]);

    /// <summary>The same time in fewer, longer rounds: for what takes so long that a round's first and last answers count.</summary>
    public Effort InLongRounds() => this with { Rounds = (Rounds + 3) / 4, Round = Round * 4 };
}
