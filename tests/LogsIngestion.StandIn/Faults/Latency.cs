namespace LogsIngestion.StandIn.Faults;

/// <summary>How long an answer is held back, drawn evenly from a range with both ends included.</summary>
public sealed record Latency
{
    /// <summary>A constant latency.</summary>
    public Latency(TimeSpan constant)
        : this(constant, constant)
    {
    }

    /// <summary>A random latency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative or upside down.</exception>
    public Latency(TimeSpan least, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        (Least, Most) = (least, most);
    }

    /// <summary>The shortest.</summary>
    public TimeSpan Least { get; }

    /// <summary>The longest.</summary>
    public TimeSpan Most { get; }

    internal TimeSpan Draw(Random random)
    {
        // A seeded Random is not safe for concurrent use, and calls are concurrent.
        lock (random)
        {
            return TimeSpan.FromTicks(random.NextInt64(Least.Ticks, Most.Ticks + 1));
        }
    }
}
