using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Tests.Hosting;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>Requests in the forms that tests need.</summary>
internal static class Requests
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";

    public static Task<HttpResponseMessage> PostAsync(this Receiver receiver, string body, string mediaType = Json, string path = "/v1/events") =>
        receiver.PostAsync(Encoding.UTF8.GetBytes(body), mediaType, null, path);

    public static Task<HttpResponseMessage> PostAsync(this Receiver receiver, JsonNode body) => receiver.PostAsync(body.ToJsonString());

    public static Task<HttpResponseMessage> PostAsync(this Receiver receiver, byte[] body, string? mediaType, string? coding, string path = "/v1/events")
    {
        var content = new ByteArrayContent(body);
        if (mediaType is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        }

        if (coding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        return receiver.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();

    /// <summary>The rows that a receiver in dry run has logged.</summary>
    public static IReadOnlyList<JsonObject> Rows(this Receiver receiver) =>
        [.. receiver.Log.Lines
            .Where(l => l.Contains("DRYRUN ", StringComparison.Ordinal))
            .Select(l => JsonNode.Parse(l[(l.IndexOf("DRYRUN ", StringComparison.Ordinal) + 7)..])!.AsObject())];

    public static string? Verdict(this HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Telemetry-Verdict", out var values) ? values.Single() : null;

    /// <summary>Asserts a whole problem answer: status, media type, type, and a detail that says something.</summary>
    public static async Task<JsonObject> AssertProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)response.StatusCode, $"Expected {status}, got {(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal($"/problems/{code}", (string?)problem["type"]);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        return problem;
    }
}
