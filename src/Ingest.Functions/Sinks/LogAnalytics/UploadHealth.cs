namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>What the last uploads say about the next one. Thread-safe.</summary>
internal sealed class UploadHealth(TimeProvider clock)
{
    /// <summary>How long an accepted upload counts as proof.</summary>
    public static readonly TimeSpan ProofAge = TimeSpan.FromMinutes(1);

    /// <summary>How long a failed probe is not repeated: anybody may ask for readiness, and each probe is a call of the rule.</summary>
    public static readonly TimeSpan FaultAge = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private RetryReason _reason;
    private long? _proven;
    private long? _probed;
    private long? _refused;

    /// <summary>What is known well enough to answer with; null where the service must be asked.</summary>
    public SinkReadiness? Known
    {
        get
        {
            lock (_lock)
            {
                if (IsWithin(_refused, ProofAge))
                {
                    return new SinkReadiness(RetryReason.StreamRefused);
                }

                if (_reason == RetryReason.None)
                {
                    return IsWithin(_proven, ProofAge) ? SinkReadiness.Ready : null;
                }

                return IsWithin(_probed, FaultAge) ? new SinkReadiness(_reason) : null;
            }
        }
    }

    /// <summary>The service took rows, or was proven to.</summary>
    public void Proven()
    {
        lock (_lock)
        {
            _reason = RetryReason.None;
            _proven = clock.GetTimestamp();
            _refused = null;
        }
    }

    /// <summary>
    /// Rows could not be stored. Whether that lasts is for a probe to say, but where all rows were refused: a probe has none
    /// and would find everything in order.
    /// </summary>
    public void Failed(RetryReason reason)
    {
        lock (_lock)
        {
            _reason = reason;
            _refused = reason == RetryReason.StreamRefused ? clock.GetTimestamp() : _refused;
        }
    }

    public void ProbeFailed(RetryReason reason)
    {
        lock (_lock)
        {
            _reason = reason;
            _probed = clock.GetTimestamp();
        }
    }

    private bool IsWithin(long? moment, TimeSpan age) => moment is { } at && clock.GetElapsedTime(at) < age;
}
