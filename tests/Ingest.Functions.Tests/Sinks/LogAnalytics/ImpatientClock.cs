using System.Collections.Concurrent;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The system's clock, but that whatever is waited for can be declared over: a test need not wait for what it knows.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private readonly ConcurrentDictionary<ITimer, Action> _timers = new();
    private long _noWaitTicks = -1;

    /// <summary>Ends every wait there is now.</summary>
    public void EndWaits()
    {
        foreach (var due in _timers.Values)
        {
            due();
        }
    }

    /// <summary>From now on waits of up to so long take no time. Those there are already go on.</summary>
    public void SkipWaits(TimeSpan upTo) => Volatile.Write(ref _noWaitTicks, upTo.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var due = dueTime.Ticks <= Volatile.Read(ref _noWaitTicks) && dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime;
        var timer = new Timer(this, System.CreateTimer(callback, state, due, period));
        _timers[timer] = () => callback(state);
        return timer;
    }

    private sealed class Timer(ImpatientClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            clock._timers.TryRemove(this, out _);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            clock._timers.TryRemove(this, out _);
            return timer.DisposeAsync();
        }
    }
}
