namespace Telemetry.Client.Delivering;

/// <summary>Posts batches to a collector. It has no verdicts: a batch is taken or not as a whole.</summary>
internal sealed class OneCollectorDestination(HttpsTarget target) : IEventDestination
{
    private readonly ReceiverConnection _receiver = new(target);

    /// <inheritdoc />
    public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation)
    {
        if (TenantKey.Of(target.Token) is not { } tenant)
        {
            return DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Length, pause: DeliveryLimits.RefusalPause);
        }

        using var request = WireRequest.Post(target, CollectorBody.From(batch.Events, tenant), CollectorBody.MediaType, "utf-8");
        request.Headers.TryAddWithoutValidation("x-apikey", target.Token);
        return _receiver.Post(request, tenant, readsBody: false, cancellation).Conclude(batch.Events.Length);
    }

    /// <inheritdoc />
    public TimeSpan Patience(TimeSpan left) => _receiver.Patience(left);

    /// <inheritdoc />
    public void Dispose() => _receiver.Dispose();
}
