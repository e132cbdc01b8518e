namespace Telemetry.Client.Delivering;

/// <summary>How long a run waits at its end for a receiver that has not taken the connection yet: a pure function.</summary>
internal static class ExitPatience
{
    /// <summary>Below it the end is not put off.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>How often a delivery is looked at that has not come as far as the receiver.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>What is to be waited for a delivery that has yet to call.</summary>
    internal static TimeSpan Next(TimeSpan left) => left < Glance ? left : Glance;

    /// <summary>
    /// Each round trip that is still to come takes as long as the first one, which is under way for so long already. What cannot be
    /// answered any more is given up; what can is looked at again when it cannot.
    /// </summary>
    /// <param name="left">What is left of the exit budget.</param>
    /// <param name="connecting">For how long the receiver has been called without a sign of it.</param>
    /// <param name="roundTrips">How many follow the connection.</param>
    /// <returns>Zero to give up.</returns>
    internal static TimeSpan Next(TimeSpan left, TimeSpan connecting, int roundTrips)
    {
        var spare = left - (roundTrips * connecting);
        var wait = spare / (roundTrips + 1);
        return wait >= Least ? wait : TimeSpan.Zero;
    }
}
