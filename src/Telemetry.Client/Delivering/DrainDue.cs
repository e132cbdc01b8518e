namespace Telemetry.Client.Delivering;

/// <summary>Whether a run sends what earlier runs have left: a pure function.</summary>
internal static class DrainDue
{
    internal static DueVerdict Decide(Backlog backlog, DeliveryState pacing, DateTimeOffset now)
    {
        if (backlog.Oldest is not { } oldest)
        {
            return DueVerdict.NothingWaits;
        }

        if (Allowed(pacing, DrainDemand.WhenDue, now) is not DueVerdict.Due and var refused)
        {
            return refused;
        }

        // What is older than its clock has no age to wait for.
        return backlog.Events >= DeliveryLimits.EagerCount || backlog.HoldsFailure || now - oldest >= DeliveryLimits.Patience || oldest > now
            ? DueVerdict.Due
            : DueVerdict.WaitsForCompany;
    }

    /// <summary>
    /// Whether the next attempt is no further away than one pace: what gathers until then needs no looking after, so that most runs
    /// do not even list the spool.
    /// </summary>
    internal static bool IsSoon(DeliveryState pacing, DateTimeOffset now) =>
        pacing.NextAttempt > now && pacing.NextAttempt - now <= DeliveryLimits.Pace;

    /// <summary>Whether an attempt may be made at all. Who asks for one does not wait for the pace, but for what the receiver asked for.</summary>
    internal static DueVerdict Allowed(DeliveryState pacing, DrainDemand demand, DateTimeOffset now)
    {
        var current = Pacing.Rebased(pacing, now);
        if (current.PausedUntil > now)
        {
            return DueVerdict.Paused;
        }

        return demand == DrainDemand.WhenDue && current.NextAttempt > now ? DueVerdict.TooSoon : DueVerdict.Due;
    }
}
