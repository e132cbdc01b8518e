namespace Ingest.Functions.Limiting;

/// <summary>Whether so much memory is used that taking in more requests would endanger those in progress. Thread-safe.</summary>
/// <param name="percent">Of the available memory; <c>Ingest:MemoryWatermarkPercent</c>.</param>
internal sealed class MemoryWatermark(IProcessMemory memory, int percent, TimeProvider clock)
{
    /// <summary>How often memory is looked at, at most.</summary>
    public static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the garbage collector is asked to run, at most.</summary>
    public static readonly TimeSpan CollectInterval = TimeSpan.FromSeconds(1);

    private long _sampleDue = long.MinValue;
    private long _collectDue = long.MinValue;
    private volatile bool _isPast;

    public bool IsPast
    {
        get
        {
            if (IsDue(ref _sampleDue, SampleInterval))
            {
                Sample();
            }

            return _isPast;
        }
    }

    private void Sample()
    {
        var (used, available) = memory.Read();
        _isPast = available > 0 && used > available / 100.0 * percent;

        // Whoever refuses everything allocates nothing, so no collection would come by itself, and the refusing never end.
        if (_isPast && IsDue(ref _collectDue, CollectInterval))
        {
            memory.Collect();
        }
    }

    /// <summary>True to one caller per interval.</summary>
    private bool IsDue(ref long due, TimeSpan interval)
    {
        var now = clock.GetTimestamp();
        var was = Volatile.Read(ref due);
        var next = now + (long)(interval.TotalSeconds * clock.TimestampFrequency);
        return now >= was && Interlocked.CompareExchange(ref due, next, was) == was;
    }
}
