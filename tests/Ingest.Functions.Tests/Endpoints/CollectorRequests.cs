using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Tests.Hosting;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>What a client of OneCollector sends, to the byte: Common Schema 4.0 in lines, and the whole key in a header.</summary>
internal static class CollectorRequests
{
    public const string Path = "/OneCollector/1.0/";

    public const string MediaType = "application/x-json-stream; charset=utf-8";

    public const string Session = "0d9a4c1e-5b1f-4c5e-9a55-3f1d2c4b5a69";

    public const string Device = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    /// <summary>An action as the client writes it: compact, no newline at the end.</summary>
    public static string Action(this Receiver receiver, string time = "2026-11-21T09:00:00.123Z") =>
        $$$$"""
        {"ver":"4.0","name":"WinMLCLIAction","time":"{{{{time}}}}","iKey":"o:{{{{receiver.TokenId}}}}","data":{"invoked_from":"Interactive","action_name":"run","device":"npu","ep":null,"duration_ms":120,"success":true,"model_id":"microsoft/resnet-50"},"ext":{"device":{"localId":"r:{{{{Device}}}}","authId":"EXISTING","deviceClass":"AMD64"},"os":{"name":"Windows","ver":"10.0.26100"},"app":{"ver":"1.4.0","sesId":"{{{{Session}}}}"}}}
        """;

    /// <summary>The action with one place of it set to something else, or added; the path is that of slots, with dots.</summary>
    public static string ActionWith(this Receiver receiver, string path, JsonNode? value)
    {
        var action = JsonNode.Parse(receiver.Action())!;
        var slots = path.Split('.');
        slots[..^1].Aggregate(action, (node, slot) => node[slot]!)[slots[^1]] = value;
        return action.ToJsonString();
    }

    public static Task<HttpResponseMessage> CollectAsync(this Receiver receiver, string body) =>
        receiver.CollectAsync(body, $"{receiver.TokenId}-{receiver.Token}");

    public static async Task<HttpResponseMessage> CollectAsync(this Receiver receiver, string body, string? key, string mediaType = MediaType)
    {
        using var client = new HttpClient { BaseAddress = receiver.Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("x-apikey", key);
        }

        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(mediaType);
        return await client.PostAsync(new Uri(Path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
