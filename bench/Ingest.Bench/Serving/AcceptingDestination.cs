using Telemetry.Client.Delivering;

namespace Ingest.Bench.Serving;

/// <summary>Takes every event at once and keeps none.</summary>
internal sealed class AcceptingDestination : IEventDestination
{
    public Task<DeliveryAnswer> SendAsync(EventBatch batch, CancellationToken cancellation) =>
        Task.FromResult(DeliveryAnswer.All(DeliveryVerdict.Stored, batch.Events.Count));

    public void Dispose()
    {
    }
}
