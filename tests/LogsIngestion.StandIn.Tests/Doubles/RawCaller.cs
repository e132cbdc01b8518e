using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using LogsIngestion.StandIn.Hosting;

namespace LogsIngestion.StandIn.Tests.Doubles;

/// <summary>One call, byte by byte over TLS, to see exactly where a response ends.</summary>
internal sealed class RawCaller : IDisposable
{
    private readonly TcpClient _tcp = new();
    private SslStream _tls = null!;

    public static async Task<RawCaller> PostAsync(LogsIngestionStandIn standIn, byte[] body)
    {
        var caller = new RawCaller();
        await caller._tcp.ConnectAsync(standIn.Endpoint.Host, standIn.Endpoint.Port, TestContext.Current.CancellationToken);
        using var handler = standIn.CreateHandler();
        handler.SslOptions.TargetHost = standIn.Endpoint.Host;
        caller._tls = new SslStream(caller._tcp.GetStream());
        await caller._tls.AuthenticateAsClientAsync(handler.SslOptions, TestContext.Current.CancellationToken);
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            POST {standIn.UploadAddress(Caller.Rule, Caller.Stream).PathAndQuery} HTTP/1.1
            Host: {standIn.Endpoint.Authority}
            Authorization: Bearer {standIn.Tokens.Issue().Value}
            Content-Type: application/json
            Content-Length: {body.Length}


            """).ReplaceLineEndings("\r\n");
        await caller._tls.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], TestContext.Current.CancellationToken);
        return caller;
    }

    /// <summary>Waits for exactly so many bytes of the response.</summary>
    public async Task<string> ReadAsync(int bytes)
    {
        var buffer = new byte[bytes];
        await _tls.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(buffer);
    }

    /// <summary>Reads until the connection ends.</summary>
    public async Task<RawResponse> ReadToEndAsync()
    {
        var buffer = new byte[4096];
        var total = 0;
        try
        {
            while (await _tls.ReadAsync(buffer, TestContext.Current.CancellationToken) is var read and > 0)
            {
                total += read;
            }

            return new RawResponse(total, RawEnding.Closed);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return new RawResponse(total, RawEnding.Reset);
        }
    }

    public void Dispose()
    {
        _tls?.Dispose();
        _tcp.Dispose();
    }
}
