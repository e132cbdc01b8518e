namespace LogsIngestion.StandIn.Rules;

/// <summary>How much one rule takes in one window of time.</summary>
/// <param name="Window">The length of a window; windows follow each other without a gap, from the epoch on.</param>
/// <param name="Calls">Most calls in a window, those refused for another reason included.</param>
/// <param name="Bytes">Most bytes in a window, as sent.</param>
public sealed record RateLimit(TimeSpan Window, int Calls, long Bytes)
{
    /// <summary>What the service documents.</summary>
    public static RateLimit Documented { get; } = new(TimeSpan.FromMinutes(1), ServiceLimits.CallsPerMinute, ServiceLimits.BytesPerMinute);

    /// <summary>A limit of calls alone, by the second, so that a test need not wait for a minute to end.</summary>
    public static RateLimit PerSecond(int calls) => new(TimeSpan.FromSeconds(1), calls, long.MaxValue);
}
