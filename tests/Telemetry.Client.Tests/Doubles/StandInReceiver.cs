using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>A receiver on a real socket that answers each request with the next line of a script; the last one repeats.</summary>
internal sealed class StandInReceiver : IAsyncDisposable
{
    /// <summary>Keeps the connection open and says nothing.</summary>
    internal static readonly byte[] Silence = [];

    /// <summary>Resets the connection.</summary>
    internal static readonly byte[] Reset = "RST"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ReceivedRequest> _requests = Channel.CreateUnbounded<ReceivedRequest>();
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private readonly Func<ReceivedRequest, byte[]> _answer;
    private readonly Task _accepting;
    private int _answered;

    internal StandInReceiver(params byte[][] script)
    {
        _answer = _ => script[Math.Min(Interlocked.Increment(ref _answered), script.Length) - 1];
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal StandInReceiver(Func<ReceivedRequest, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    internal int Connections => _connections.Count;

    internal static byte[] Answer(int status, string body = "", params string[] headers) => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n{body}");

    internal static byte[] Stored(int count) => Answer(200, string.Create(CultureInfo.InvariantCulture, $$"""{"stored":{{count}},"results":[]}"""));

    internal ValueTask<ReceivedRequest> NextAsync() => _requests.Reader.ReadAsync(TestContext.Current.CancellationToken);

    internal int Waiting => _requests.Reader.Count;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(connection);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            var stream = connection.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                var answer = _answer(request);
                await _requests.Writer.WriteAsync(request);
                if (answer == Reset)
                {
                    connection.Client.LingerState = new(true, 0);
                    connection.Close();
                    return;
                }

                await stream.WriteAsync(answer, _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
        {
            // The client has given up, or the test is over.
        }
    }

    private async Task<ReceivedRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0].ToLowerInvariant(), p => p[1]);
        var body = new byte[int.Parse(headers["content-length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new(lines[0], headers, body);
    }
}
