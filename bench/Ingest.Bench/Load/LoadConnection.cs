using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ingest.Bench.Load;

/// <summary>One keep-alive connection that sends a request, waits for its answer, and begins again.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NumberedRequest _request;
    private readonly byte[] _answer = new byte[16 * 1024];

    private LoadConnection(Socket socket, NumberedRequest request)
    {
        _socket = socket;
        _request = request;
    }

    /// <summary>What each answer of 2xx within the time took, in milliseconds.</summary>
    public List<double> Milliseconds { get; } = [];

    public long Late { get; private set; }

    public long Others { get; private set; }

    public static async Task<LoadConnection> OpenAsync(int port, byte[] request)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return On(socket, request);
    }

    /// <summary>On a socket that is connected; the connection owns it.</summary>
    public static LoadConnection On(Socket socket, byte[] request) => new(socket, new NumberedRequest(request));

    /// <summary>One request and its answer; whether that was 2xx.</summary>
    public async ValueTask<bool> ExchangeAsync()
    {
        await SendAsync(_request.Next());
        return await ReceiveAsync();
    }

    public async Task RunAsync(long end)
    {
        var begun = Stopwatch.GetTimestamp();
        while (begun < end)
        {
            var isGood = await ExchangeAsync();
            var answered = Stopwatch.GetTimestamp();
            Count(isGood, answered < end, Stopwatch.GetElapsedTime(begun, answered));
            begun = answered;
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Count(bool isGood, bool isInTime, TimeSpan took)
    {
        if (isGood && isInTime)
        {
            Milliseconds.Add(took.TotalMilliseconds);
        }

        Late += isGood && !isInTime ? 1 : 0;
        Others += isGood ? 0 : 1;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    private async ValueTask<bool> ReceiveAsync()
    {
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed a connection in the middle of the load.");
            }

            length += read;
            if (AnswerEnd.IsWhole(_answer.AsSpan(0, length)))
            {
                return _answer.AsSpan(0, length).StartsWith("HTTP/1.1 2"u8);
            }
        }
    }
}
