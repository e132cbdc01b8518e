namespace Telemetry.Client.Delivering;

/// <summary>Where queued events go. Called by one caller at a time, on a thread that may be blocked.</summary>
internal interface IEventDestination : IDisposable
{
    /// <summary>
    /// Sends encoded events. What can go wrong is in the answer; an exception counts as <see cref="DeliveryVerdict.Retry"/> for all.
    /// </summary>
    DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation);
}
