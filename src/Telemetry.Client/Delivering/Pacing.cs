using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>When the next attempt may be: pure functions from one state to the next.</summary>
internal static class Pacing
{
    private const double LeastJitter = 0.75;
    private const double JitterRange = 0.5;

    /// <summary>
    /// Written down before the network is touched, as if the attempt had failed: a process that is killed or ends meanwhile has
    /// used its turn, and a machine behind a black hole is slowed down once an hour at most, not once a minute.
    /// </summary>
    /// <param name="random">0 to 1.</param>
    internal static DeliveryState Begin(DeliveryState state, DateTimeOffset now, double random)
    {
        var failures = Math.Min(state.Failures + 1, 30);
        var backoff = Math.Min(DeliveryLimits.Pace.TotalSeconds * Math.Pow(2, failures - 1), DeliveryLimits.MaxBackoff.TotalSeconds);
        var wait = failures == 1 ? DeliveryLimits.Pace : TimeSpan.FromSeconds(backoff * (LeastJitter + (JitterRange * random)));
        return state with { LastAttempt = now, NextAttempt = now + wait, Failures = failures };
    }

    /// <summary>What the receiver's answer changes.</summary>
    internal static DeliveryState Answered(DeliveryState state, DeliveryAnswer answer, DateTimeOffset now)
    {
        var next = state with { MostEvents = MostEvents(state.MostEvents, answer) };
        if (answer.Accepted > 0)
        {
            next = next with { Failures = 0, LastAccepted = now, NextAttempt = state.LastAttempt + DeliveryLimits.Pace };
        }

        if (answer.RetryAfter is { } wait && wait > TimeSpan.Zero)
        {
            var asked = now + Shorter(wait, DeliveryLimits.MaxRetryAfter);
            next = next with { NextAttempt = asked > next.NextAttempt ? asked : next.NextAttempt };
        }

        return answer.Pause is { } pause ? next with { PausedUntil = now + Shorter(pause, DeliveryLimits.MaxPause) } : next;
    }

    /// <summary>
    /// A clock that was set back lies before the last attempt. What was to be waited for is then waited for from now on, or a
    /// year's correction would silence the machine for a year.
    /// </summary>
    internal static DeliveryState Rebased(DeliveryState state, DateTimeOffset now)
    {
        if (state.LastAttempt is not { } last || last <= now)
        {
            return state;
        }

        var back = last - now;
        return state with
        {
            LastAttempt = now,
            NextAttempt = state.NextAttempt - back,
            PausedUntil = state.PausedUntil - back,
            LastAccepted = state.LastAccepted > now ? now : state.LastAccepted,
            LastReport = state.LastReport > now ? now : state.LastReport,
        };
    }

    /// <summary>Half as many where they were too large, and twice as many again once so many were taken.</summary>
    private static int? MostEvents(int? most, DeliveryAnswer answer)
    {
        var sent = answer.Verdicts.Length;
        if (answer.IsTooLarge)
        {
            return (sent + 1) / 2;
        }

        if (answer.Accepted == 0 || sent < most)
        {
            return most;
        }

        return most * 2 < SpoolLimits.SegmentEvents ? most * 2 : null;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
