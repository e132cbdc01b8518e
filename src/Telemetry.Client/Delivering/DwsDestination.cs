using System.Net.Http.Headers;

namespace Telemetry.Client.Delivering;

/// <summary>Posts each command by itself, as receivers of dws take them. The first that must wait ends the batch's attempt.</summary>
internal sealed class DwsDestination(HttpsTarget target) : IEventDestination
{
    private readonly HttpMessageInvoker _http = ReceiverConnection.Open();

    /// <inheritdoc />
    public async Task<DeliveryAnswer> SendAsync(EventBatch batch, CancellationToken cancellation)
    {
        var answer = DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Count);
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (DwsBody.From(batch.Events[i]) is not { } body)
            {
                answer.Verdicts[i] = DeliveryVerdict.Rejected;
                continue;
            }

            if (await TryPostAsync(body, cancellation).ConfigureAwait(false) is not { } one)
            {
                return answer;
            }

            answer.Verdicts[i] = one.Verdicts[0];
            if (one.Verdicts[0] == DeliveryVerdict.Retry || one.Pause is not null)
            {
                return answer with { RetryAfter = one.RetryAfter, Pause = one.Pause };
            }
        }

        return answer;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <summary>Null where no answer came: what was confirmed before must not be sent again for it.</summary>
    private async Task<DeliveryAnswer?> TryPostAsync(byte[] body, CancellationToken cancellation)
    {
        try
        {
            using var request = WireRequest.Post(target, body, DwsBody.MediaType, charset: null);
            request.Headers.Authorization = target.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
            request.Headers.TryAddWithoutValidation("X-Dws-Telemetry-Schema", DwsBody.SchemaVersion);
            using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            var answer = AnswerReading.Read((int)response.StatusCode, ReceiverConnection.RetryAfter(response, target.Time), default, 1);
            return ReceiverConnection.Obey(answer, response, target.App);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
