namespace Ingest.Functions.Limiting;

/// <summary>
/// One producer's budget of events: it fills at the policy's rate up to the burst, and each event takes one. Thread-safe.
/// Why not the framework's is in docs/decisions/0008-own-token-bucket.md.
/// </summary>
internal sealed class TokenBucket
{
    /// <summary>A part of an event that is no more than rounding, and no reason to send anyone away.</summary>
    private const double Rounding = 1e-6;

    private readonly TimeProvider _clock;

    /// <summary>Protects the level and its time.</summary>
    private readonly Lock _lock = new();
    private double _level;
    private long _at;

    /// <summary>Begins full.</summary>
    public TokenBucket(RatePolicy policy, TimeProvider clock)
    {
        Policy = policy;
        _clock = clock;
        _level = policy.Burst;
        _at = clock.GetTimestamp();
    }

    public RatePolicy Policy { get; }

    /// <summary>Whether one event would be let through now; takes nothing.</summary>
    public RateReading Peek()
    {
        lock (_lock)
        {
            Fill_NeedsLock();
            return Reading_NeedsLock(Missing_NeedsLock(1));
        }
    }

    /// <summary>
    /// Takes a request's events all or none. A request of more events than the burst could never pass, so it passes when the
    /// bucket is full and takes all of it: its client waits at most the time of one filling, and never in vain.
    /// </summary>
    public RateReading Take(int events)
    {
        var cost = Math.Min(events, Policy.Burst);
        lock (_lock)
        {
            Fill_NeedsLock();
            var missing = Missing_NeedsLock(cost);
            if (missing == 0)
            {
                _level = Math.Max(0, _level - cost);
            }

            return Reading_NeedsLock(missing);
        }
    }

    private void Fill_NeedsLock()
    {
        var now = _clock.GetTimestamp();
        _level = Math.Min(Policy.Burst, _level + (_clock.GetElapsedTime(_at, now).TotalSeconds * Policy.PerSecond));
        _at = now;
    }

    private double Missing_NeedsLock(int cost)
    {
        var missing = cost - _level;
        return missing > Rounding ? missing : 0;
    }

    private RateReading Reading_NeedsLock(double missing) =>
        new(After(missing), (int)(_level + Rounding), After(Policy.Burst - _level));

    private TimeSpan After(double events) => TimeSpan.FromTicks((long)Math.Ceiling(events / Policy.PerSecond * TimeSpan.TicksPerSecond));
}
