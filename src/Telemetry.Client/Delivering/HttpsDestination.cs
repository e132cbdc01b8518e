using System.Globalization;
using System.Net.Http.Headers;
using Telemetry.Client.Events;

namespace Telemetry.Client.Delivering;

/// <summary>Posts batches to a receiver of this product.</summary>
internal sealed class HttpsDestination : IEventDestination
{
    private readonly HttpsTarget _target;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly HttpMessageInvoker _http;

    internal HttpsDestination(HttpsTarget target)
    {
        _target = target;
        _authorization = target.Token is { } token ? new("Bearer", token) : null;
        _http = ReceiverConnection.Open();
    }

    /// <inheritdoc />
    public async Task<DeliveryAnswer> SendAsync(EventBatch batch, CancellationToken cancellation)
    {
        using var request = Request(NdjsonBody.From(batch.Events), batch.Key);
        using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await AnswerBody.ReadAsync(response, cancellation).ConfigureAwait(false);
        var retryAfter = ReceiverConnection.RetryAfter(response, _target.Time);
        return ReceiverConnection.Obey(AnswerReading.Read((int)response.StatusCode, retryAfter, body.Span, batch.Events.Count), response, _target.App);
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
        request.Headers.TryAddWithoutValidation(
            "X-Telemetry-Sent", _target.Time.GetUtcNow().UtcDateTime.ToString(EventEncoder.TimeFormat, CultureInfo.InvariantCulture));
        return request;
    }
}
