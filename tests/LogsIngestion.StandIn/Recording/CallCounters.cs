namespace LogsIngestion.StandIn.Recording;

/// <summary>Counts calls while they happen. Safe for concurrent use.</summary>
internal sealed class CallCounters(TimeProvider clock, IEnumerable<string> rules)
{
    private const int SecondsKept = 3_600;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, long> _byOutcome = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _byEncoding = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, long> _bySecond = [];
    private readonly SortedDictionary<string, RuleCount> _byRule = new(rules.ToDictionary(rule => rule, _ => new RuleCount(0, 0)), StringComparer.Ordinal);
    private long _calls;
    private long _wireBytes;
    private int _inFlight;
    private int _highWater;

    // Made by whoever waits, completed when the last call ends.
    private TaskCompletionSource? _idle;

    public CallInFlight Begin(string? rule)
    {
        lock (_lock)
        {
            _calls++;
            _highWater = Math.Max(_highWater, ++_inFlight);
            CountSecond(clock.GetUtcNow().ToUnixTimeSeconds());
            if (rule is not null && _byRule.TryGetValue(rule, out var count))
            {
                _byRule[rule] = count with { Calls = count.Calls + 1 };
            }
        }

        return new CallInFlight(this);
    }

    public void Received(string encoding, long wireBytes)
    {
        lock (_lock)
        {
            _wireBytes += wireBytes;
            Add(_byEncoding, encoding.Length == 0 ? "identity" : encoding);
        }
    }

    public void Stored(string rule, int rows)
    {
        lock (_lock)
        {
            var count = _byRule[rule];
            _byRule[rule] = count with { Rows = count.Rows + rows };
        }
    }

    public void End(string outcome)
    {
        lock (_lock)
        {
            Add(_byOutcome, outcome);
            if (--_inFlight == 0)
            {
                _idle?.SetResult();
                _idle = null;
            }
        }
    }

    public Task WaitForIdleAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_inFlight == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellation);
        }
    }

    public StandInStats Read(Recorder recorder, long tokensIssued)
    {
        lock (_lock)
        {
            return new StandInStats(
                _calls,
                new SortedDictionary<string, long>(_byOutcome),
                new SortedDictionary<string, long>(_byEncoding),
                recorder.Rows,
                recorder.Duplicates,
                _wireBytes,
                _inFlight,
                _highWater,
                new SortedDictionary<string, RuleCount>(_byRule),
                [.. _bySecond.Select(pair => new SecondCount(DateTimeOffset.FromUnixTimeSeconds(pair.Key), pair.Value))],
                tokensIssued);
        }
    }

    private void CountSecond(long second)
    {
        _bySecond[second] = _bySecond.GetValueOrDefault(second) + 1;
        if (_bySecond.Count > SecondsKept)
        {
            _bySecond.Remove(_bySecond.First().Key);
        }
    }

    private static void Add(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
