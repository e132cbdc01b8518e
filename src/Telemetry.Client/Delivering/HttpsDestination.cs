using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Telemetry.Client.Events;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Posts batches to a receiver. Proxy and TLS are the platform's; redirects are not followed, since they would carry the token
/// elsewhere, and no cookie is kept.
/// </summary>
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
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // The trace of the host's own work is none of the receiver's business.
            ActivityHeadersPropagator = null,
        };
        if (connected is not null)
        {
            handler.PlaintextStreamFilter = (context, _) =>
            {
                connected(context.PlaintextStream);
                return new(context.PlaintextStream);
            };
        }

        _http = new(handler, disposeHandler: true);
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
        var silence = KillSwitch.Read(Header(response, "kill-tokens"), Header(response, "kill-duration"), _target.App);
        return new((int)response.StatusCode, RetryAfter(response), silence, body);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    private HttpRequestMessage Request(NdjsonBody body, Guid idempotencyKey)
    {
        var content = new ByteArrayContent(body.Bytes);
        content.Headers.ContentType = new(NdjsonBody.MediaType);
        if (body.ContentEncoding is { } encoding)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, _target.Url)
        {
            Content = content,
            Version = _target.Url.Scheme == Uri.UriSchemeHttps ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Authorization = _authorization;
        request.Headers.TryAddWithoutValidation("User-Agent", _target.UserAgent);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey.ToString());
        request.Headers.TryAddWithoutValidation(
            "X-Telemetry-Sent", _target.Time.GetUtcNow().UtcDateTime.ToString(EventEncoder.TimeFormat, CultureInfo.InvariantCulture));
        return request;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _target.Time.GetUtcNow() => date - _target.Time.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };
}
