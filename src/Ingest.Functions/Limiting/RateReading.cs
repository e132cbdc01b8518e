namespace Ingest.Functions.Limiting;

/// <summary>What a token bucket said to a request, and how full it is after it.</summary>
/// <param name="Wait">Zero where the request is let through; otherwise when the same request would be, if nothing else came.</param>
/// <param name="Remaining">Events that could come at once.</param>
/// <param name="UntilFull">When the whole burst is there again, if nothing else came.</param>
internal readonly record struct RateReading(TimeSpan Wait, int Remaining, TimeSpan UntilFull)
{
    public bool IsAdmitted => Wait == TimeSpan.Zero;
}
