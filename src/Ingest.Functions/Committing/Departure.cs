namespace Ingest.Functions.Committing;

/// <summary>Whether a batch leaves now, or when to ask again.</summary>
/// <param name="Wait">Zero: it leaves. Infinite: only new rows or a returning write change anything.</param>
internal readonly record struct Departure(TimeSpan Wait)
{
    public static readonly Departure Now = new(TimeSpan.Zero);

    public static readonly Departure WhenSomethingHappens = new(Timeout.InfiniteTimeSpan);

    /// <summary>Less than the whole of a write's share, so that the slot of the earliest is mostly free when the next leaves.</summary>
    private const double Closeness = 0.8;

    /// <summary>What the newest write counts for in what writes usually take.</summary>
    private const double Newest = 0.2;

    public bool Leaves => Wait == TimeSpan.Zero;

    /// <summary>
    /// A batch leaves when nothing else is under way, when the write before it has returned, when it is worth a write, or when its
    /// oldest row has waited long enough; never faster than the pace, never more at a time than the policy allows. Those under way
    /// together keep their distance, unless a batch is full or none is to follow.
    /// </summary>
    public static Departure Decide(in DepartureState state, CommitPolicy policy)
    {
        if (!state.HasRows || state.InFlight >= policy.MaxInFlight)
        {
            return WhenSomethingHappens;
        }

        var interval = Longer(state.Interval, Distance(state, policy));
        if (state.SinceDeparture < interval)
        {
            return new Departure(interval - state.SinceDeparture);
        }

        var isDue = state.InFlight == 0
            || state.HasReturned
            || state.IsClosing
            || Size(state.QueuedBytes, policy) != BatchSize.Small
            || state.Waited >= policy.MaxDelay;
        return isDue ? Now : new Departure(policy.MaxDelay - state.Waited);
    }

    /// <summary>What the decision knows of how much waits: while this stays the same, further rows do not change it.</summary>
    public static BatchSize Size(long queuedBytes, CommitPolicy policy) =>
        queuedBytes >= policy.MaxBatchBytes ? BatchSize.Full
        : queuedBytes >= policy.WorthwhileBytes ? BatchSize.Worthwhile
        : BatchSize.Small;

    /// <summary>How long a write usually takes, after one more.</summary>
    public static TimeSpan Usual(TimeSpan before, TimeSpan newest) => before == TimeSpan.Zero ? newest : before + ((newest - before) * Newest);

    /// <summary>Writes that leave in a bunch return in one, and rows that come in between wait for all of it.</summary>
    private static TimeSpan Distance(in DepartureState state, CommitPolicy policy)
    {
        if (state.InFlight == 0 || state.IsClosing || Size(state.QueuedBytes, policy) == BatchSize.Full)
        {
            return TimeSpan.Zero;
        }

        var share = state.Usual / policy.MaxInFlight * Closeness;
        return share < policy.MaxDelay ? share : policy.MaxDelay;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
