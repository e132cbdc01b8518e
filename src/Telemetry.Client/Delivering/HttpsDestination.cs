using System.Net.Http.Headers;
using Telemetry.Client.Events;

namespace Telemetry.Client.Delivering;

/// <summary>Posts batches to a receiver of this product.</summary>
internal sealed class HttpsDestination : IEventDestination
{
    private readonly HttpsTarget _target;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly ReceiverConnection _receiver;

    /// <param name="target">Whom to post to.</param>
    /// <param name="connected">Gets each new connection, as it is after TLS; null where nobody looks.</param>
    internal HttpsDestination(HttpsTarget target, Action<Stream>? connected = null)
    {
        _target = target;
        _authorization = target.Token is { } token ? new("Bearer", token) : null;
        _receiver = new(target, connected);
    }

    /// <inheritdoc />
    public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation) => Post(batch, cancellation).Conclude(batch.Events.Length);

    /// <summary>As <see cref="Send"/>, but the answer as it came.</summary>
    /// <inheritdoc cref="ReceiverConnection.Post" path="/exception" />
    internal HttpsAnswer Post(EventBatch batch, CancellationToken cancellation)
    {
        using var request = Request(NdjsonBody.From(batch.Events), batch.Key);
        return _receiver.Post(request, _target.App, readsBody: true, cancellation);
    }

    /// <inheritdoc />
    public TimeSpan Patience(TimeSpan left) => _receiver.Patience(left);

    /// <inheritdoc />
    public void Dispose() => _receiver.Dispose();

    private HttpRequestMessage Request(NdjsonBody body, Guid idempotencyKey)
    {
        var request = WireRequest.Post(_target, body.Bytes, NdjsonBody.MediaType, charset: null);
        if (body.ContentEncoding is { } encoding)
        {
            request.Content!.Headers.ContentEncoding.Add(encoding);
        }

        request.Headers.Authorization = _authorization;
        request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey.ToString());
        request.Headers.TryAddWithoutValidation("X-Telemetry-Sent", WireText.Of(_target.Time.GetUtcNow()));
        return request;
    }
}
