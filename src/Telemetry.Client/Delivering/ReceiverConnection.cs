using System.Net.Sockets;

namespace Telemetry.Client.Delivering;

/// <summary>
/// A connection to a receiver. Proxy and TLS are the platform's; redirects are not followed, since they would carry the token
/// elsewhere, and no cookie is kept. It blocks its caller's thread: a first request that waits for nothing has a third less to load
/// and compile (docs/decisions/0101).
/// </summary>
internal sealed class ReceiverConnection : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly object _gate = new();
    private Socket? _socket;
    private bool _isHungUp;

    /// <param name="connected">Gets each new connection, as it is after TLS; null where nobody looks.</param>
    internal ReceiverConnection(Action<Stream>? connected = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // The trace of the host's own work is none of the receiver's business.
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, _) => new(Connect(context)),
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

    /// <summary>Posts, and reads the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="target">Whom it goes to.</param>
    /// <param name="sender">The sender's name in orders to be silent.</param>
    /// <param name="readsBody">Whether the answer is in the body, or the status says it all.</param>
    /// <param name="cancellation">Ends it at once, whatever it waits for.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="IOException">The answer broke off.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    internal HttpsAnswer Post(HttpRequestMessage request, HttpsTarget target, string sender, bool readsBody, CancellationToken cancellation)
    {
        // Who blocks in a read hears of nothing but the end of its socket.
        using var end = cancellation.UnsafeRegister(static connection => ((ReceiverConnection)connection!).HangUp(), this);
        try
        {
            using var response = _http.Send(request, cancellation);
            var body = readsBody ? AnswerBody.Read(response) : default;
            return new((int)response.StatusCode, RetryAfter(response, target.Time), Silence(response, sender), body);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private NetworkStream Connect(SocketsHttpConnectionContext context)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isHungUp, this);
                _socket = socket;
            }

            socket.Connect(context.DnsEndPoint);
            return new(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void HangUp()
    {
        lock (_gate)
        {
            _isHungUp = true;
            _socket?.Dispose();
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    private static TimeSpan? Silence(HttpResponseMessage response, string sender) =>
        KillSwitch.Read(Header(response, "kill-tokens"), Header(response, "kill-duration"), sender);

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
