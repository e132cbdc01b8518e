using System.Net;
using System.Net.Sockets;

namespace Telemetry.Client.Delivering;

/// <summary>
/// A connection to a receiver. Proxy and TLS are the platform's; redirects are not followed, since they would carry the token
/// elsewhere, and no cookie is kept. It blocks its caller's thread: a first request that waits for nothing has a third less to load
/// and compile (docs/decisions/0101).
/// </summary>
internal sealed class ReceiverConnection : IDisposable
{
    private readonly HttpsTarget _target;
    private readonly HttpMessageInvoker _http;
    private readonly object _gate = new();

    /// <summary>When the address was called; 0 before.</summary>
    private long _calledAt;
    private volatile bool _isConnected;
    private Socket? _socket;
    private bool _isHungUp;

    /// <param name="target">Whom requests go to.</param>
    /// <param name="connected">Gets each new connection, as it is after TLS; null where nobody looks.</param>
    internal ReceiverConnection(HttpsTarget target, Action<Stream>? connected = null)
    {
        _target = target;
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
    /// <param name="sender">The sender's name in orders to be silent.</param>
    /// <param name="readsBody">Whether the answer is in the body, or the status says it all.</param>
    /// <param name="cancellation">Ends it at once, whatever it waits for.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="IOException">The answer broke off.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    internal HttpsAnswer Post(HttpRequestMessage request, string sender, bool readsBody, CancellationToken cancellation)
    {
        // Who blocks in a read hears of nothing but the end of its socket.
        using var end = cancellation.UnsafeRegister(static connection => ((ReceiverConnection)connection!).HangUp(), this);
        try
        {
            using var response = _http.Send(request, cancellation);
            var body = readsBody ? AnswerBody.Read(response) : default;
            return new((int)response.StatusCode, RetryAfter(response, _target.Time), Silence(response, sender), body);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <inheritdoc cref="IEventDestination.Patience" />
    internal TimeSpan Patience(TimeSpan left)
    {
        if (_isConnected)
        {
            return left;
        }

        // After the connection come the handshake of TLS 1.3, which is one round trip (RFC 8446, section 2), and the request.
        var roundTrips = _target.Url.Scheme == Uri.UriSchemeHttps ? 2 : 1;
        return Volatile.Read(ref _calledAt) is not 0 and var calledAt
            ? ExitPatience.Next(left, _target.Time.GetElapsedTime(calledAt), roundTrips)
            : ExitPatience.Next(left);
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

            var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
            // Apart from the call: how long a name takes says nothing about the way to the receiver.
            var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : Dns.GetHostAddresses(host);
            Volatile.Write(ref _calledAt, _target.Time.GetTimestamp());
            socket.Connect(addresses, port);
            _isConnected = true;
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
