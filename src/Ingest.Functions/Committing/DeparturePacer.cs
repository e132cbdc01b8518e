namespace Ingest.Functions.Committing;

/// <summary>
/// The least time between two departures. A throttled write doubles it, each success shortens it by a small part, so that a
/// fleet of instances settles under a limit they share without knowing of each other, and none of them stays behind. Why it is
/// a part and not a fixed step is in docs/decisions/0011-pace-in-parts.md. Thread-safe.
/// </summary>
internal sealed class DeparturePacer
{
    /// <summary>The longest interval: 5 s.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>What a first throttled write begins with.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);

    /// <summary>The least that a success takes off, so that pacing ends.</summary>
    public static readonly TimeSpan LeastStep = TimeSpan.FromMilliseconds(0.1);

    /// <summary>
    /// A success takes off the part of an interval that the interval is of this time: writes made one interval apart undo a
    /// doubling within some 40 s, whatever the interval.
    /// </summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private TimeSpan _interval;
    private long _doubledAt = long.MinValue;
    private bool _isReleased;

    public TimeSpan Interval
    {
        get
        {
            lock (_lock)
            {
                return _interval;
            }
        }
    }

    /// <summary>Writes that left before the interval was doubled last tell nothing new: what refused one has mostly refused all that were under way.</summary>
    /// <param name="sentAt">When the write left, on the same clock as <paramref name="now"/>.</param>
    public void Throttled(long sentAt, long now)
    {
        lock (_lock)
        {
            if (_isReleased || sentAt < _doubledAt)
            {
                return;
            }

            var doubled = _interval < First ? First : _interval * 2;
            _interval = doubled < Longest ? doubled : Longest;
            _doubledAt = now;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            var shortened = _interval * (1 - (_interval / Recovery));
            var stepped = _interval - LeastStep;
            var shorter = shortened < stepped ? shortened : stepped;
            _interval = shorter > TimeSpan.Zero ? shorter : TimeSpan.Zero;
        }
    }

    /// <summary>Paces nothing from now on: a receiver that goes down has no time to be polite with what it still holds.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _isReleased = true;
            _interval = TimeSpan.Zero;
        }
    }
}
