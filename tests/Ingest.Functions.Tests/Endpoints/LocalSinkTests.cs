using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Ingest.Functions.Hosting;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>The settings by which this receiver is what the dws local sink was: HOST, PORT, TOKEN, OUTFILE and APPEND.</summary>
[Trait("Carries", "dws.local-sink")]
public class LocalSinkTests
{
    private const string Event = """{"schema_version":"1","ts":"2026-06-04T11:38:24+08:00","command":"doc","outcome":"ok","duration_ms":73}""";

    [Fact]
    public async Task Start_Urls_IsWhereItListens()
    {
        var port = FreePort();
        await using var receiver = await Receiver.StartAsync(("urls", $"http://127.0.0.1:{port}"));

        using var response = await receiver.PostAsync(Event, path: "/dws");

        Assert.Equal(("127.0.0.1", port), (receiver.Address.Host, receiver.Address.Port));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public void Start_Unconfigured_ListensOnLoopbackAlone()
    {
        using var app = (IDisposable)SelfHost.Build(new Dictionary<string, string?> { ["Ingest:AllowAnonymous"] = "true", ["Logging:LogLevel:Default"] = "None" });

        var urls = ((Microsoft.AspNetCore.Builder.WebApplication)app).Configuration["urls"];

        Assert.Equal("http://127.0.0.1:7071", urls);
    }

    [Theory]
    [InlineData("false", HttpStatusCode.Unauthorized)]
    [InlineData("true", HttpStatusCode.NoContent)]
    public async Task Post_WithoutAToken_IsTakenOnlyWhereThatIsWrittenOut(string allowed, HttpStatusCode expected)
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:AllowAnonymous", allowed));
        receiver.Client.DefaultRequestHeaders.Authorization = null;

        using var response = await receiver.PostAsync(Event, path: "/dws");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    [Trait("Carries", "dws.file-sink")]
    public async Task Post_FileDirectory_HoldsALineOfJsonForEachEventAcrossRestarts()
    {
        using var directory = new TemporaryDirectory();
        for (var run = 0; run < 2; run++)
        {
            await using var receiver = await Receiver.StartAsync(("Ingest:File:Directory", directory.Path));
            using var response = await receiver.PostAsync(Event.Replace("\"doc\"", $"\"doc{run}\"", StringComparison.Ordinal).Replace("{", "{\n  ", StringComparison.Ordinal), path: "/dws");
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }

        var lines = Directory.EnumerateFiles(directory.Path, "rows-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines);

        Assert.Equal(["doc0", "doc1"], lines.Select(l => (string)JsonNode.Parse(l)!["Command"]!));
    }

    [Fact]
    [Trait("Carries", "dws.dry-run")]
    public async Task Post_NothingConfigured_ShowsTheEventAndStoresNothing()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(Event, path: "/dws");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("doc", (string?)Assert.Single(receiver.Rows())["Command"]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
