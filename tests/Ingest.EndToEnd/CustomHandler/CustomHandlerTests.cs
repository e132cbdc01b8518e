using System.Net;
using System.Net.Http.Json;

namespace Ingest.EndToEnd.CustomHandler;

/// <summary>The published app, hosted the way Azure Functions hosts a custom handler, over a real socket.</summary>
public sealed class CustomHandlerTests(PublishedReceiver receiver) : IClassFixture<PublishedReceiver>
{
    [Fact]
    public void Publish_DefaultModel_IsAFunctionAppOfOneFunction()
    {
        var functions = Directory.EnumerateFiles(receiver.Root, "function.json", SearchOption.AllDirectories);

        Assert.Equal([Path.Combine(receiver.Root, "http", "function.json")], functions);
        Assert.Empty(Directory.EnumerateFiles(receiver.Root, "local.settings*.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Get_Root_AnswersOk()
    {
        using var answer = await receiver.Client.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Post_EventWithoutToken_IsUnauthorized()
    {
        using var answer = await receiver.Client.PostAsJsonAsync("/v1/events", new { name = "heartbeat" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Get_UnknownPath_IsNotFound()
    {
        using var answer = await receiver.Client.GetAsync("/no/such/page", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Delete_Events_IsNotAllowed()
    {
        using var answer = await receiver.Client.DeleteAsync("/v1/events", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("POST", answer.Content.Headers.Allow);
    }
}
