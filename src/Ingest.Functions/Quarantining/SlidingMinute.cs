namespace Ingest.Functions.Quarantining;

/// <summary>Counts what happened within the last minute, in steps of a second. Not thread-safe.</summary>
internal sealed class SlidingMinute
{
    private const int Seconds = 60;

    private readonly long[] _counts = new long[Seconds];
    private long _second;

    /// <summary>All of the last 60 seconds, the current one included.</summary>
    public long Total { get; private set; }

    /// <param name="now">On a monotonic clock, not negative.</param>
    public void Add(TimeSpan now, long count)
    {
        MoveTo(now);
        _counts[_second % Seconds] += count;
        Total += count;
    }

    /// <summary>Forgets what is older than a minute.</summary>
    /// <param name="now">On a monotonic clock, not negative.</param>
    public void MoveTo(TimeSpan now)
    {
        var second = Math.Max((long)now.TotalSeconds, _second);
        for (var gone = Math.Max(_second + 1, second - Seconds + 1); gone <= second; gone++)
        {
            Total -= _counts[gone % Seconds];
            _counts[gone % Seconds] = 0;
        }

        _second = second;
    }
}
