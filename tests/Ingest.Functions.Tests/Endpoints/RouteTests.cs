using System.Net;
using System.Net.Http.Headers;
using Ingest.Functions.Answering;
using Ingest.Functions.Tests.Hosting;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>Every route but the ingest ones, and those that are none.</summary>
public class RouteTests
{
    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/nothing")]
    [InlineData("GET", "/v1")]
    [InlineData("GET", "/problems/none")]
    [InlineData("GET", "/v1/catalog/unheard.of")]
    [InlineData("GET", "/v1/catalog/command?v=99")]
    public async Task Send_UnknownRoute_Is404(string method, string path)
    {
        await using var receiver = await Receiver.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("GET", "/v1/events", "POST")]
    [InlineData("PUT", "/v1/events", "POST")]
    [InlineData("OPTIONS", "/v1/events", "POST")]
    [InlineData("DELETE", "/v1/events/command", "POST")]
    [InlineData("DELETE", "/v1/catalog", "GET")]
    [InlineData("POST", "/healthz", "GET")]
    [InlineData("GET", "/dws", "POST")]
    [InlineData("PUT", "/", "POST")]
    [InlineData("PUT", "/OneCollector/1.0/", "POST")]
    public async Task Send_WrongMethod_Is405WithAllowAndNoCorsGrant(string method, string path, string allowed)
    {
        await using var receiver = await Receiver.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var response = await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(405, "method-not-allowed");
        Assert.Contains(allowed, response.Content.Headers.Allow);
        Assert.DoesNotContain(response.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Carries", "dws.health")]
    public async Task Get_Root_TellsTheModeLoudlyInTextAndJson()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Client.DefaultRequestHeaders.Authorization = null;

        var text = await receiver.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        receiver.Client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var json = await receiver.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("mode=dry-run", text, StringComparison.Ordinal);
        Assert.Contains("nothing is stored", text, StringComparison.Ordinal);
        var answer = await json.JsonAsync();
        Assert.Equal("ok", (string?)answer["status"]);
        Assert.Equal("dry-run", (string?)answer["mode"]);
        Assert.NotEmpty((string)answer["version"]!);
        Assert.Contains(receiver.Log.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("DRY RUN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/healthz", "ok")]
    [InlineData("/readyz", "ready")]
    public async Task Get_Health_Is200(string path, string status)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(status, (string?)(await response.JsonAsync())["status"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/healthz")]
    [InlineData("/v1/catalog")]
    [InlineData("/problems")]
    public async Task Head_ReadRoute_HasTheLengthAndNoBody(string path)
    {
        await using var receiver = await Receiver.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 0);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_Catalog_ListsEveryEventAndServesItsSchema()
    {
        await using var receiver = await Receiver.StartAsync();
        using var list = await receiver.Client.GetAsync(new Uri("/v1/catalog", UriKind.Relative), TestContext.Current.CancellationToken);

        var events = (await list.JsonAsync())["events"]!.AsArray();

        Assert.Equal(EventCatalogue.BuiltIn.Events.Select(e => e.Name), events.Select(e => (string)e!["name"]!));
        foreach (var definition in events)
        {
            using var schema = await receiver.Client.GetAsync(new Uri((string)definition!["schema"]!, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal("application/schema+json", schema.Content.Headers.ContentType?.MediaType);
            Assert.Equal((string?)definition["name"], (string?)(await schema.JsonAsync())["x-event"]);
        }
    }

    [Fact]
    public async Task Get_CatalogAgainWithItsTag_Is304()
    {
        await using var receiver = await Receiver.StartAsync();
        using var first = await receiver.Client.GetAsync(new Uri("/v1/catalog/envelope", UriKind.Relative), TestContext.Current.CancellationToken);
        receiver.Client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await receiver.Client.GetAsync(new Uri("/v1/catalog/envelope", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Contains("max-age", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EveryProblemType_IsAPage()
    {
        await using var receiver = await Receiver.StartAsync();

        foreach (var problem in ProblemTypes.All)
        {
            var page = await receiver.Client.GetStringAsync(new Uri(problem.Uri, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains("What to do", page, StringComparison.Ordinal);
        }
    }
}
