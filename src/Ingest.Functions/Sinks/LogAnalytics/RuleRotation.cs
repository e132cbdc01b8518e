namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>
/// Sends batches round the rules, since each has a limit of its own (12,000 calls and 2 GB a minute). A rule that refuses
/// is set aside for a while, so that it costs the others nothing. Thread-safe.
/// </summary>
internal sealed class RuleRotation(IReadOnlyList<string> rules, TimeProvider clock)
{
    /// <summary>How long a rule that refused is left out while another will do.</summary>
    public static readonly TimeSpan Aside = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly long?[] _refused = new long?[rules.Count];
    private readonly HashSet<string> _proven = new(StringComparer.Ordinal);
    private int _next;

    public string Next()
    {
        lock (_lock)
        {
            var chosen = _next;
            for (var tried = 0; tried < rules.Count; tried++)
            {
                var candidate = (_next + tried) % rules.Count;
                if (!IsAside_NeedsLock(candidate))
                {
                    chosen = candidate;
                    break;
                }
            }

            _next = (chosen + 1) % rules.Count;
            return rules[chosen];
        }
    }

    /// <summary>Whether the rule has stored any row since the start: only then a row it refuses is the row's own fault.</summary>
    public bool IsProven(string rule)
    {
        lock (_lock)
        {
            return _proven.Contains(rule);
        }
    }

    /// <summary>The rule answered that this receiver may not write to it, or that it does not exist, or it has refused all rows.</summary>
    public void Refused(string rule) => Set(rule, clock.GetTimestamp());

    /// <summary>The rule stored rows.</summary>
    public void Accepted(string rule)
    {
        lock (_lock)
        {
            _proven.Add(rule);
        }

        Set(rule, null);
    }

    private bool IsAside_NeedsLock(int rule) => _refused[rule] is { } since && clock.GetElapsedTime(since) < Aside;

    private void Set(string rule, long? refused)
    {
        lock (_lock)
        {
            for (var index = 0; index < rules.Count; index++)
            {
                if (rules[index] == rule)
                {
                    _refused[index] = refused;
                }
            }
        }
    }
}
