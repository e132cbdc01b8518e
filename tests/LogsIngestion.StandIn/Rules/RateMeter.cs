namespace LogsIngestion.StandIn.Rules;

/// <summary>Counts one rule's calls and bytes in the running window. Safe for concurrent use.</summary>
internal sealed class RateMeter(RateLimit limit)
{
    private readonly Lock _lock = new();
    private long _window = long.MinValue;
    private int _calls;
    private long _bytes;

    /// <summary>Takes a call in, or says how long the window still lasts. A refused call takes nothing from the window.</summary>
    public TimeSpan? Take(DateTimeOffset now, long bytes)
    {
        lock (_lock)
        {
            var window = now.UtcTicks / limit.Window.Ticks;
            if (window != _window)
            {
                (_window, _calls, _bytes) = (window, 0, 0);
            }

            if (_calls >= limit.Calls || _bytes > limit.Bytes - bytes)
            {
                return TimeSpan.FromTicks(((window + 1) * limit.Window.Ticks) - now.UtcTicks);
            }

            _calls++;
            _bytes += bytes;
            return null;
        }
    }
}
