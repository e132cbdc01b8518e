using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Tests.Observing;

/// <summary>Nothing of what a caller sends is found again in logs, figures or rejects.</summary>
public sealed class PrivacyTests : IDisposable
{
    private const string DryRunRows = "Ingest.Functions.Sinks.DryRun.DryRunSink";

    /// <summary>In every part of a request that a caller chooses.</summary>
    private const string Sentinel = "hunter2";

    /// <summary>As a client's address, forwarded and its own: the whole of 127.0.0.0/8 is this machine (RFC 5735).</summary>
    private const string ForwardedFor = "203.0.113.77";
    private const string ClientAddress = "127.83.19.7";

    private static readonly string[] Routes =
        ["/", "/healthz", "/readyz", "/metrics", "/problems", "/problems/hunter2", "/v1/catalog", "/v1/catalog/hunter2", "/hunter2?q=hunter2", "/v1/events/hunter2"];

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedStatements _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Requests_OfAllKindsIntoAFile_LeaveNothingOfTheCallerInLogsFiguresAndRejects()
    {
        string figures;
        IReadOnlyList<string> secrets;
        await using (var receiver = await StartAsync(("Ingest:File:Directory", _directory.Path), ("Ingest:Producers:{token}:Apps", "notes")))
        {
            secrets = await DriveAsync(receiver);
            figures = await receiver.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        }

        var rejects = Directory.EnumerateFiles(_directory.Path, "rejects-*.jsonl").SelectMany(File.ReadAllLines).ToList();
        Assert.NotEmpty(rejects);
        Assert.Contains(_log.All, s => s.Text.Contains("Refused a token", StringComparison.Ordinal));
        Assert.All(secrets, secret =>
        {
            Assert.DoesNotContain(_log.All, s => s.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(secret, figures, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(rejects, r => r.Contains(secret, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Requests_OfAllKindsInADryRun_LeaveNothingOfTheCallerInLogsButTheRows()
    {
        await using var receiver = await StartAsync();

        var secrets = await DriveAsync(receiver);

        Assert.Contains(_log.All, s => s.Category == DryRunRows);
        Assert.All(secrets, secret => Assert.DoesNotContain(
            _log.All, s => s.Text.Contains(secret, StringComparison.OrdinalIgnoreCase) && (s.Category != DryRunRows || secret != Sentinel)));
    }

    private Task<Receiver> StartAsync(params (string Name, string Value)[] settings) => Receiver.StartAsync(
        s => s.AddSingleton<ILoggerProvider>(_log), [("Logging:LogLevel:Ingest.Functions", "Trace"), .. settings]);

    /// <summary>Sends everything that a caller can fill, and returns what must not be found again.</summary>
    private static async Task<IReadOnlyList<string>> DriveAsync(Receiver receiver)
    {
        using var client = ClientFrom(ClientAddress, receiver.Address);
        var stranger = IngestToken.Mint(RandomNumberGenerator.Fill);
        var typo = receiver.Token[..^1] + (receiver.Token[^1] == 'a' ? 'b' : 'a');
        foreach (var token in (string[])[receiver.Token, stranger.Reveal(), typo, Sentinel, ""])
        {
            client.DefaultRequestHeaders.Authorization = token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", token);
            foreach (var route in Routes)
            {
                await SendAsync(client, HttpMethod.Get, route, null);
                await SendAsync(client, HttpMethod.Post, route, new StringContent(Sentinel, Encoding.UTF8, "application/json"));
            }

            await SendAsync(client, HttpMethod.Post, "/v1/events", new StringContent("{}", Encoding.UTF8, $"text/{Sentinel}"));
            await SendAsync(client, new HttpMethod(Sentinel), "/v1/events", null);
            foreach (var body in Bodies())
            {
                await SendAsync(client, HttpMethod.Post, "/v1/events", new StringContent(body, Encoding.UTF8, "application/json"));
                await SendAsync(client, HttpMethod.Post, "/v1/events", new StringContent(body, Encoding.UTF8, "application/x-ndjson"));
                await SendAsync(client, HttpMethod.Post, "/v1/events/command", new StringContent(body, Encoding.UTF8, "application/json"));
            }
        }

        // The id in a token is no secret: it names the producer in logs.
        return [Sentinel, ForwardedFor, ClientAddress, receiver.Token[12..], stranger.Reveal()[12..], typo[12..]];
    }

    private static IEnumerable<string> Bodies() =>
    [
        SampleEvents.With("channel", Sentinel).ToJsonString(),
        new JsonArray(SampleEvents.With("channel", Sentinel), SampleEvents.With("name", Sentinel), SampleEvents.Command(Sentinel)).ToJsonString(),
        SampleEvents.With("app_version", $"1.0 {Sentinel}").ToJsonString(),
        SampleEvents.With(Sentinel, Sentinel).ToJsonString(),
        SampleEvents.WithData(Sentinel, Sentinel).ToJsonString(),
        SampleEvents.WithData("attributes", new JsonObject { [Sentinel] = new JsonObject { [Sentinel] = Sentinel } }).ToJsonString(),
        $"{{\"{Sentinel}\":\"{Sentinel}",
    ];

    private static async Task SendAsync(HttpClient client, HttpMethod method, string route, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, route) { Content = content };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private static HttpClient ClientFrom(string address, Uri receiver)
    {
        var sockets = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                if (OperatingSystem.IsLinux())
                {
                    socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                }

                await socket.ConnectAsync(IPAddress.Loopback, receiver.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(sockets) { BaseAddress = receiver };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", ForwardedFor);
        client.DefaultRequestHeaders.Add("User-Agent", Sentinel);
        client.DefaultRequestHeaders.Add("X-Telemetry-App", Sentinel);
        client.DefaultRequestHeaders.Add("X-Telemetry-App-Version", Sentinel);
        client.DefaultRequestHeaders.Add("X-Telemetry-Sent", Sentinel);
        client.DefaultRequestHeaders.Add("Cookie", $"{Sentinel}={Sentinel}");
        return client;
    }
}
