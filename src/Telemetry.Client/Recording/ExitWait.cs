using System.Diagnostics;

namespace Telemetry.Client.Recording;

/// <summary>Waits at the end of a run for what is under way: for the exit budget, and no longer than there is hope.</summary>
/// <param name="budget">The exit budget.</param>
/// <param name="patience">How much of what is left of it is to be waited before it is asked again; zero to give up.</param>
internal sealed class ExitWait(TimeSpan budget, Func<TimeSpan, TimeSpan> patience)
{
    /// <summary>When the budget began: before what the end itself takes.</summary>
    private readonly long _since = Stopwatch.GetTimestamp();

    /// <summary>Waits in the kernel and not on the pool, whose threads a host that is about to end may all hold.</summary>
    /// <returns>Whether it has ended.</returns>
    /// <exception cref="AggregateException">It has failed.</exception>
    internal bool Wait(Task ending)
    {
        while (patience(budget - Stopwatch.GetElapsedTime(_since)) is { Ticks: > 0 } next)
        {
            if (ending.Wait(next))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc cref="Wait" path="/returns" />
    internal async Task<bool> WaitAsync(Task ending, TimeProvider time)
    {
        for (var left = budget; !ending.IsCompleted && patience(left) is { Ticks: > 0 } next; left -= next)
        {
            // The first exception of a process takes some milliseconds; that the time is over is none.
            await ending.WaitAsync(next, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ending.IsCompletedSuccessfully;
    }
}
