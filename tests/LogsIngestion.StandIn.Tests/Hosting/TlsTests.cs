using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using LogsIngestion.StandIn.Hosting;

namespace LogsIngestion.StandIn.Tests.Hosting;

public class TlsTests
{
    [Fact]
    public async Task Certificate_OfOneStandIn_IsNotThatOfAnother()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using var http = new HttpClient(one.CreateHandler());

        using var trusted = await http.GetAsync(new Uri(one.Endpoint, "/_control/stats"), TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(other.Endpoint, TestContext.Current.CancellationToken));

        Assert.True(trusted.IsSuccessStatusCode);
        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    [Fact]
    public async Task Certificate_MachineTrust_DoesNotCoverIt()
    {
        await using var standIn = await StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(standIn.Endpoint, TestContext.Current.CancellationToken));

        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    [Theory]
    [InlineData(CertificateFlaw.Expired)]
    [InlineData(CertificateFlaw.OtherHost)]
    public async Task Certificate_WithAFlaw_IsRefusedThoughItsIssuerIsTrusted(CertificateFlaw flaw)
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { CertificateFlaw = flaw }, TestContext.Current.CancellationToken);
        using var http = new HttpClient(standIn.CreateHandler());

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(standIn.Endpoint, TestContext.Current.CancellationToken));

        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    [Fact]
    public async Task Handshake_ByDefault_IsTls12OrNewerWithAnEcdsaCertificate()
    {
        await using var standIn = await StartAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(standIn.Endpoint.Host, standIn.Endpoint.Port, TestContext.Current.CancellationToken);
        using var handler = standIn.CreateHandler();
        handler.SslOptions.TargetHost = standIn.Endpoint.Host;
        await using var tls = new SslStream(tcp.GetStream());

        await tls.AuthenticateAsClientAsync(handler.SslOptions, TestContext.Current.CancellationToken);

        Assert.True(tls.SslProtocol is SslProtocols.Tls12 or SslProtocols.Tls13);
        Assert.Equal("1.2.840.10045.2.1", standIn.Certificate.PublicKey.Oid.Value);
    }

    private static Task<LogsIngestionStandIn> StartAsync() => LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
}
