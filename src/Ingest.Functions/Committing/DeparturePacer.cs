namespace Ingest.Functions.Committing;

/// <summary>
/// The least time between two departures. A throttled write doubles it, each success shortens it by a fixed step, so that a
/// fleet of instances settles under a limit they share without knowing of each other. Thread-safe.
/// </summary>
internal sealed class DeparturePacer
{
    /// <summary>The longest interval: 5 s.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>What a first throttled write begins with.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);

    /// <summary>What each success takes off.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    private readonly Lock _lock = new();
    private TimeSpan _interval;
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

    public void Throttled()
    {
        lock (_lock)
        {
            var doubled = _interval < First ? First : _interval * 2;
            _interval = _isReleased ? TimeSpan.Zero : doubled < Longest ? doubled : Longest;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            _interval = _interval > Step ? _interval - Step : TimeSpan.Zero;
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
