using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Dashboard;

public sealed partial class DashboardTests : IDisposable
{
    private const string Event = """{"command":"hello","outcome":"failure","failure_reason":"api_error","exit_code":1,"duration_ms":12}""";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Page_WithoutRows_TellsHowToSendTheFirst()
    {
        await using var receiver = await StartAsync();

        var page = await receiver.Client.GetStringAsync("/dashboard", TestContext.Current.CancellationToken);

        Assert.Contains("Nothing has been stored yet", page, StringComparison.Ordinal);
        Assert.Contains($"curl -i {receiver.Address.GetLeftPart(UriPartial.Authority)}/v1/events/command", page, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Token, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AfterAnEvent_ShowsItAndWhatWasRefusedButNoText()
    {
        await using var receiver = await StartAsync();
        await SendAsync(receiver, Event);
        await SendAsync(receiver, """{"command":"SECRET-OF-A-PAYLOAD","outcome":"failure","exit_code":1,"duration_ms":12}""");

        var page = await PageWithAsync(receiver, "/data/command");

        Assert.Matches("<dt>Events</dt><dd data-v=\"1\">", page);
        Assert.Contains("api_error", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-OF-A-PAYLOAD", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app=demo", 1)]
    [InlineData("app=other", 0)]
    [InlineData("version=1.0.0&command=hello", 1)]
    [InlineData("range=1h&command=nothing", 0)]
    [InlineData("range=nonsense&app=", 1)]
    public async Task Page_WithFilters_CountsWhatPasses(string filters, int events)
    {
        await using var receiver = await StartAsync();
        await SendAsync(receiver, Event);

        var page = await receiver.Client.GetStringAsync($"/dashboard?{filters}", TestContext.Current.CancellationToken);

        Assert.Contains($"<dt>Events</dt><dd data-v=\"{events}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AndWhatItLoads_AllowNothingElseAndAreSmall()
    {
        await using var receiver = await StartAsync();

        var answer = await GetAsync(receiver, "/dashboard", r => r.Headers.AcceptEncoding.ParseAdd("br"));
        var bytes = (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        var page = await receiver.Client.GetStringAsync("/dashboard", TestContext.Current.CancellationToken);
        foreach (var path in Assets().Matches(page).Select(m => m.Value))
        {
            var asset = await GetAsync(receiver, path, r => r.Headers.AcceptEncoding.ParseAdd("br"));
            bytes += (await asset.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            Assert.Equal(["br"], asset.Content.Headers.ContentEncoding);
            Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.Equal(2, Assets().Count(page));
        Assert.InRange(bytes, 1_000, 40 * 1024);
    }

    [Fact]
    public async Task Live_AfterAnEvent_SendsTheChangedPieces()
    {
        await using var receiver = await StartAsync();
        using var stream = await receiver.Client.GetStreamAsync(new Uri("/dashboard/live", UriKind.Relative), TestContext.Current.CancellationToken);
        using var lines = new StreamReader(stream);

        await SendAsync(receiver, Event);
        string? line;
        do
        {
            line = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line?.Contains("<dt>Events</dt><dd data-v=\"1\">", StringComparison.Ordinal) == false);

        Assert.StartsWith("data: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAReceiverThatStoresNoFiles_IsNotThere()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:DryRun", "true"));

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(receiver, "/dashboard")).StatusCode);
    }

    [Theory]
    [InlineData("local", "X-Forwarded-For", "10.0.0.1")]
    [InlineData("local", "Host", "ingest.example")]
    [InlineData("off", "Accept", "text/html")]
    public async Task Page_NotFromThisMachine_IsNotThere(string place, string header, string value)
    {
        await using var receiver = await StartAsync(("Ingest:Dashboard", place));

        Assert.All(
            await Task.WhenAll(GetAsync(receiver, "/dashboard", r => Set(r, header, value)), GetAsync(receiver, "/dashboard/live", r => Set(r, header, value))),
            answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Theory]
    [InlineData("write", HttpStatusCode.Forbidden)]
    [InlineData("read", HttpStatusCode.OK)]
    public async Task Page_FromElsewhereWhereItIsOn_AsksForATokenThatMayRead(string scope, HttpStatusCode expected)
    {
        await using var receiver = await StartAsync(("Ingest:Dashboard", "on"), ("Ingest:Producers:{token}:Scopes:0", scope));
        void FromElsewhere(HttpRequestMessage request, AuthenticationHeaderValue? authorization)
        {
            Set(request, "Host", "ingest.example");
            request.Headers.Authorization = authorization;
        }

        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"anyone:{receiver.Token}")));
        var wrong = new AuthenticationHeaderValue("Basic", "bm90aGluZw==");
        using var client = new HttpClient { BaseAddress = receiver.Address };
        var answers = new List<HttpResponseMessage>();
        foreach (var authorization in new[] { basic, new AuthenticationHeaderValue("Bearer", receiver.Token), wrong, null })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/dashboard");
            FromElsewhere(request, authorization);
            answers.Add(await client.SendAsync(request, TestContext.Current.CancellationToken));
        }

        Assert.Equal([expected, expected, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], answers.Select(a => a.StatusCode));
        Assert.Contains("Basic realm=", answers[3].Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    private Task<Receiver> StartAsync(params (string Name, string Value)[] settings) =>
        Receiver.StartAsync([("Ingest:File:Directory", _directory.File("rows")), .. settings]);

    private static void Set(HttpRequestMessage request, string name, string value) => request.Headers.TryAddWithoutValidation(name, value);

    private static async Task<HttpResponseMessage> GetAsync(Receiver receiver, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        return await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task SendAsync(Receiver receiver, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events/command") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telemetry-App", "demo");
        request.Headers.Add("X-Telemetry-App-Version", "1.0.0");
        using var answer = await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What was refused is written after its answer, so the page is asked until it is there.</summary>
    private static async Task<string> PageWithAsync(Receiver receiver, string text)
    {
        while (true)
        {
            var page = await receiver.Client.GetStringAsync("/dashboard", TestContext.Current.CancellationToken);
            if (page.Contains(text, StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("/dashboard/assets/[a-z0-9.]+")]
    private static partial Regex Assets();
}
