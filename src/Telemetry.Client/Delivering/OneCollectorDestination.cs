namespace Telemetry.Client.Delivering;

/// <summary>Posts batches to a collector. It has no verdicts: a batch is taken or not as a whole.</summary>
internal sealed class OneCollectorDestination(HttpsTarget target) : IEventDestination
{
    private readonly HttpMessageInvoker _http = ReceiverConnection.Open();

    /// <inheritdoc />
    public async Task<DeliveryAnswer> SendAsync(EventBatch batch, CancellationToken cancellation)
    {
        if (TenantKey.Of(target.Token) is not { } tenant)
        {
            return DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Count, pause: DeliveryLimits.RefusalPause);
        }

        using var request = WireRequest.Post(target, CollectorBody.From(batch.Events, tenant), CollectorBody.MediaType, "utf-8");
        request.Headers.TryAddWithoutValidation("x-apikey", target.Token);
        using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        var answer = AnswerReading.Read((int)response.StatusCode, ReceiverConnection.RetryAfter(response, target.Time), default, batch.Events.Count);
        return ReceiverConnection.Obey(answer, response, tenant);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
