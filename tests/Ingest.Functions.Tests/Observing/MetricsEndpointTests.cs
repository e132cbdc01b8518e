using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Ingest.Functions.Hosting;
using Ingest.Functions.Observing;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Observing.Prometheus;
using Ingest.Testing;
using Microsoft.AspNetCore.Http;

namespace Ingest.Functions.Tests.Observing;

public class MetricsEndpointTests
{
    [Fact]
    public async Task Get_FromThisMachine_IsTheTextFormatWithEveryVerdict()
    {
        using var directory = new TemporaryDirectory();
        await using var receiver = await Receiver.StartAsync(("Ingest:File:Directory", directory.Path), ("Ingest:Producers:{token}:Apps", "notes"));
        await receiver.SendAsync(SampleEvents.Command());
        await receiver.SendAsync(new JsonArray(SampleEvents.Command(), SampleEvents.Command("stranger"), SampleEvents.With("os", "plan9"), SampleEvents.With("name", "nothing")));
        receiver.Client.DefaultRequestHeaders.Authorization = null;
        await receiver.SendAsync(SampleEvents.Command());

        using var response = await receiver.Client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var figures = Exposition.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, figures.Value("ingest_events_total", ("verdict", "stored")));
        Assert.Equal(1, figures.Value("ingest_events_total", ("verdict", "invalid"), ("reason", "foreign-app"), ("keyword", "app")));
        Assert.Equal(1, figures.Value("ingest_events_total", ("verdict", "invalid"), ("reason", "invalid"), ("keyword", "enum")));
        Assert.Equal(1, figures.Value("ingest_events_total", ("verdict", "invalid"), ("reason", "unknown"), ("keyword", "catalogue")));
        Assert.Equal(1, figures.Value("ingest_requests_total", ("route", "/v1/events"), ("status", "204")));
        Assert.Equal(1, figures.Value("ingest_requests_total", ("route", "/v1/events"), ("status", "200")));
        Assert.Equal(1, figures.Value("ingest_requests_total", ("route", "/v1/events"), ("status", "401")));
        Assert.Equal(3, figures.Value("ingest_request_duration_seconds_count", ("route", "/v1/events")));
        Assert.Equal(1, figures.Value("ingest_tokens_refused_total", ("reason", "missing")));
        Assert.Equal(2, figures.Value("ingest_batch_rows_sum", ("rows", "events"), ("store", "file")));
        Assert.Equal(2, figures.Value("ingest_commit_duration_seconds_count", ("rows", "events"), ("store", "file"), ("outcome", "stored")));
        Assert.Equal(0, figures.Single("ingest_queue_bytes", ("rows", "events"), ("store", "file"))!.Value);
        Assert.Equal(1, figures.Single("ingest_store_ready")!.Value);
        Assert.All(figures.Types.Keys, name => Assert.NotEmpty(figures.Helps[name]));
    }

    [Fact]
    public async Task Get_PathsThatNobodyKnows_AreOneSeries()
    {
        await using var receiver = await Receiver.StartAsync();
        foreach (var path in (string[])["/secret-one", "/secret-two", "/v1/catalog/secret-three"])
        {
            using var _ = await receiver.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        }

        using var wrong = await receiver.Client.DeleteAsync(new Uri("/v1/events", UriKind.Relative), TestContext.Current.CancellationToken);
        var figures = await receiver.FiguresAsync();

        Assert.Equal(2, figures.Value("ingest_requests_total", ("route", "none"), ("status", "404")));
        Assert.Equal(1, figures.Value("ingest_requests_total", ("route", "/v1/catalog/{name}"), ("status", "404")));
        Assert.Equal(1, figures.Value("ingest_requests_total", ("route", "none"), ("status", "405")));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    public async Task Get_ThroughAProxyOfThisMachine_NeedsAReadToken(string header, string value)
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:Producers:{token}:Scopes", "read"));
        receiver.Client.DefaultRequestHeaders.Add(header, value);

        using var withToken = await GetAsync(receiver);
        receiver.Client.DefaultRequestHeaders.Authorization = null;
        using var without = await GetAsync(receiver);

        Assert.Equal(HttpStatusCode.OK, withToken.StatusCode);
        await without.AssertProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task Get_BehindTheFunctionsHost_NeedsAReadToken()
    {
        await using var writer = await Receiver.StartAsync(("FUNCTIONS_CUSTOMHANDLER_PORT", FreePort()));
        await using var reader = await Receiver.StartAsync(("FUNCTIONS_CUSTOMHANDLER_PORT", FreePort()), ("Ingest:Producers:{token}:Scopes", "read,write"));

        using var forbidden = await GetAsync(writer);
        using var allowed = await GetAsync(reader);
        reader.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "tk_wrong");
        using var refused = await GetAsync(reader);

        await forbidden.AssertProblemAsync(403, "forbidden-scope");
        Assert.Contains("scope=\"read\"", forbidden.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        await refused.AssertProblemAsync(401, "unauthorized");
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.1.2.3", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("169.254.130.1", false)]
    public void IsLocal_DirectCaller_IsOneOnLoopback(string address, bool isLocal)
    {
        Assert.Equal(isLocal, MetricsAccess.IsLocal(IPAddress.Parse(address), new HeaderDictionary(), Exposure.Direct));
        Assert.False(MetricsAccess.IsLocal(IPAddress.Parse(address), new HeaderDictionary(), Exposure.BehindFunctionsHost));
        Assert.False(MetricsAccess.IsLocal(null, new HeaderDictionary(), Exposure.Direct));
    }

    private static Task<HttpResponseMessage> GetAsync(Receiver receiver) =>
        receiver.Client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);

    private static string FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
