namespace Telemetry.Client.Delivering;

/// <summary>
/// A connection to a receiver. Proxy and TLS are the platform's; redirects are not followed, since they would carry the token
/// elsewhere, and no cookie is kept.
/// </summary>
internal static class ReceiverConnection
{
    /// <param name="connected">Gets each new connection, as it is after TLS; null where nobody looks.</param>
    internal static HttpMessageInvoker Open(Action<Stream>? connected = null)
    {
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

        return new(handler, disposeHandler: true);
    }

    internal static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    internal static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    /// <summary>For how long the answer orders its sender to be silent; null where it does not.</summary>
    /// <param name="sender">The sender's name in such orders.</param>
    internal static TimeSpan? Silence(HttpResponseMessage response, string sender) =>
        KillSwitch.Read(Header(response, "kill-tokens"), Header(response, "kill-duration"), sender);

    /// <summary>The answer, or the order to be silent that came with it.</summary>
    /// <param name="sender">The sender's name in such orders.</param>
    internal static DeliveryAnswer Obey(DeliveryAnswer answer, HttpResponseMessage response, string sender) =>
        Silence(response, sender) is { } silence ? answer with { Pause = silence } : answer;
}
