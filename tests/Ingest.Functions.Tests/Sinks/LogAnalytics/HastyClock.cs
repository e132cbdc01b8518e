namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The system's clock, but that whatever is waited for is over in a part of its time.</summary>
internal sealed class HastyClock(double part) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private TimeSpan Shorten(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time * part;
}
