using System.Net.Http.Headers;

namespace Telemetry.Client.Delivering;

/// <summary>Posts each command by itself, as receivers of dws take them. The first that must wait ends the batch's attempt.</summary>
internal sealed class DwsDestination(HttpsTarget target) : IEventDestination
{
    private readonly ReceiverConnection _receiver = new(target);

    /// <inheritdoc />
    public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation)
    {
        var answer = DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Length);
        for (var i = 0; i < batch.Events.Length; i++)
        {
            if (DwsBody.From(batch.Events[i]) is not { } body)
            {
                answer.Verdicts[i] = DeliveryVerdict.Rejected;
                continue;
            }

            if (TryPost(body, cancellation) is not { } one)
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
    public TimeSpan Patience(TimeSpan left) => _receiver.Patience(left);

    /// <inheritdoc />
    public void Dispose() => _receiver.Dispose();

    /// <summary>Null where no answer came: what was confirmed before must not be sent again for it.</summary>
    private DeliveryAnswer? TryPost(byte[] body, CancellationToken cancellation)
    {
        try
        {
            using var request = WireRequest.Post(target, body, DwsBody.MediaType, charset: null);
            request.Headers.Authorization = target.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
            request.Headers.TryAddWithoutValidation("X-Dws-Telemetry-Schema", DwsBody.SchemaVersion);
            return _receiver.Post(request, target.App, readsBody: false, cancellation).Conclude(1);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
