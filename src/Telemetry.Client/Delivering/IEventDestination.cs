namespace Telemetry.Client.Delivering;

/// <summary>Where queued events go. Called by one caller at a time, on a thread that may be blocked.</summary>
internal interface IEventDestination : IDisposable
{
    /// <summary>
    /// Sends encoded events. What can go wrong is in the answer; an exception counts as <see cref="DeliveryVerdict.Retry"/> for all.
    /// </summary>
    DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation);

    /// <summary>Asked from another thread at the end of a run.</summary>
    /// <param name="left">What is left of the exit budget.</param>
    /// <returns>How much of it is worth waiting before it is asked again; zero where no answer can come within it.</returns>
    TimeSpan Patience(TimeSpan left) => left;
}
