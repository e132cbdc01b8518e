namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>
/// Keeps batches from a service that fails, so that clients hear at once to come back later instead of after all
/// tries. Thread-safe. Whoever enters says later how it went, by <see cref="Answered"/> or <see cref="Failed"/>.
/// </summary>
internal sealed class UploadCircuit(TimeProvider clock)
{
    /// <summary>Batches in a row that fail before it opens.</summary>
    public const int Threshold = 5;

    /// <summary>The first pause; each failed probe doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>What others are asked to wait while a probe is out.</summary>
    public static readonly TimeSpan ProbeWait = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private CircuitState _state;
    private int _failures;
    private TimeSpan _pause;
    private long _opened;

    public CircuitState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    public CircuitPass Enter()
    {
        lock (_lock)
        {
            if (_state == CircuitState.Closed)
            {
                return CircuitPass.Granted;
            }

            var left = _pause - clock.GetElapsedTime(_opened);
            if (_state == CircuitState.HalfOpen || left > TimeSpan.Zero)
            {
                return new CircuitPass(left > ProbeWait ? left : ProbeWait);
            }

            _state = CircuitState.HalfOpen;
            return CircuitPass.Granted;
        }
    }

    /// <summary>The service answered, whatever it said.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _state = CircuitState.Closed;
            _failures = 0;
            _pause = TimeSpan.Zero;
        }
    }

    /// <summary>All tries of a batch failed.</summary>
    public void Failed()
    {
        lock (_lock)
        {
            // Batches that were out before it opened tell nothing new.
            if (_state == CircuitState.Open || (_state == CircuitState.Closed && ++_failures < Threshold))
            {
                return;
            }

            var next = _state == CircuitState.HalfOpen ? _pause * 2 : FirstPause;
            _pause = next < LongestPause ? next : LongestPause;
            _opened = clock.GetTimestamp();
            _state = CircuitState.Open;
        }
    }
}
