namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Lets one line a minute through for each reason. Thread-safe.</summary>
internal sealed class SparseLog(TimeProvider clock)
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<RetryReason, long> _last = [];

    public bool Lets(RetryReason reason)
    {
        lock (_lock)
        {
            if (_last.TryGetValue(reason, out var last) && clock.GetElapsedTime(last) < Apart)
            {
                return false;
            }

            _last[reason] = clock.GetTimestamp();
            return true;
        }
    }
}
