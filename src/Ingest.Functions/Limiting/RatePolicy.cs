namespace Ingest.Functions.Limiting;

/// <summary>How many events a producer may send.</summary>
/// <param name="PerSecond">Events per second in the long run, from 1.</param>
/// <param name="Burst">Events at once after a pause; at least <paramref name="PerSecond"/>.</param>
internal sealed record RatePolicy(int PerSecond, int Burst)
{
    /// <summary>How many seconds' worth may come at once where no burst is configured.</summary>
    public const int DefaultBurstSeconds = 2;
}
