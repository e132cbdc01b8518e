using System.Net.Http.Headers;
using Telemetry.Client.Events;

namespace Telemetry.Client.Delivering;

/// <summary>Posts batches to a receiver of this product.</summary>
internal sealed class HttpsDestination : IEventDestination
{
    private readonly HttpsTarget _target;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly HttpMessageInvoker _http;

    /// <param name="target">Whom to post to.</param>
    /// <param name="connected">Gets each new connection, as it is after TLS; null where nobody looks.</param>
    internal HttpsDestination(HttpsTarget target, Action<Stream>? connected = null)
    {
        _target = target;
        _authorization = target.Token is { } token ? new("Bearer", token) : null;
        _http = ReceiverConnection.Open(connected);
    }

    /// <inheritdoc />
    public async Task<DeliveryAnswer> SendAsync(EventBatch batch, CancellationToken cancellation)
    {
        var received = await PostAsync(batch, cancellation).ConfigureAwait(false);
        var answer = AnswerReading.Read(received.Status, received.RetryAfter, received.Body.Span, batch.Events.Count);
        return received.Silence is { } silence ? answer with { Pause = silence } : answer;
    }

    /// <summary>As <see cref="SendAsync"/>, but the answer as it came.</summary>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    internal async Task<HttpsAnswer> PostAsync(EventBatch batch, CancellationToken cancellation)
    {
        using var request = Request(NdjsonBody.From(batch.Events), batch.Key);
        using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await AnswerBody.ReadAsync(response, cancellation).ConfigureAwait(false);
        return new((int)response.StatusCode, ReceiverConnection.RetryAfter(response, _target.Time), ReceiverConnection.Silence(response, _target.App), body);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

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
