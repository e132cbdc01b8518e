namespace Ingest.Functions.Committing;

/// <summary>Whether a batch leaves now, or when to ask again.</summary>
/// <param name="Wait">Zero: it leaves. Infinite: only new rows or a returning write change anything.</param>
internal readonly record struct Departure(TimeSpan Wait)
{
    public static readonly Departure Now = new(TimeSpan.Zero);

    public static readonly Departure WhenSomethingHappens = new(Timeout.InfiniteTimeSpan);

    public bool Leaves => Wait == TimeSpan.Zero;

    /// <summary>
    /// A batch leaves when nothing else is under way, when the write before it has returned, when it is worth a write, or when its
    /// oldest row has waited long enough; never faster than the pace, never more at a time than the policy allows.
    /// </summary>
    public static Departure Decide(in DepartureState state, CommitPolicy policy)
    {
        if (!state.HasRows || state.InFlight >= policy.MaxInFlight)
        {
            return WhenSomethingHappens;
        }

        if (state.SinceDeparture < state.Interval)
        {
            return new Departure(state.Interval - state.SinceDeparture);
        }

        var isDue = state.InFlight == 0
            || state.HasReturned
            || state.IsClosing
            || state.QueuedBytes >= policy.WorthwhileBytes
            || state.Waited >= policy.MaxDelay;
        return isDue ? Now : new Departure(policy.MaxDelay - state.Waited);
    }
}
