using Telemetry.Client.Delivering;

namespace Ingest.Bench.Serving;

/// <summary>Takes every event at once and keeps none.</summary>
internal sealed class AcceptingDestination : IEventDestination
{
    public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation) =>
        DeliveryAnswer.All(DeliveryVerdict.Stored, batch.Events.Length);

    public void Dispose()
    {
    }
}
