using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ingest.EndToEnd.Durability;

namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>Requests through the Functions host's protocol and proxy to the published worker.</summary>
public sealed class WorkerRequestTests(SharedWorker worker) : IClassFixture<SharedWorker>
{
    private const int Megabyte = 1_000_000;
    private const int ManyEvents = 4_500;
    private const int AtOnce = 64;

    [WorkerFact]
    public async Task Post_NamedEventAsReadmeSendsIt_IsStored()
    {
        var id = EventSource.NextId();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events/command")
        {
            Content = JsonContent.Create(new { command = "build", outcome = "success", exit_code = 0, duration_ms = 1200 }),
            Headers = { { "X-Telemetry-App", "demo" }, { "X-Telemetry-App-Version", "1.0.0" }, { "X-Telemetry-Id", $"{id}" } },
        };
        using var answer = await SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("stored", Assert.Single(answer.Headers.GetValues("X-Telemetry-Verdict")));
        Assert.Contains(id, StoredIds());
    }

    [WorkerFact]
    public async Task Post_WrongToken_IsUnauthorized()
    {
        using var request = Event(EventSource.NextId());
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ReceiverProcess.Token);
        using var answer = await SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("/problems/unauthorized", await ProblemAsync(answer));
    }

    [WorkerFact]
    public async Task Get_UnknownPath_IsAnsweredByTheReceiver()
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/no/such/page?q=1"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("/problems/not-found", await ProblemAsync(answer));
    }

    [WorkerFact]
    public async Task Delete_Events_IsAnsweredByTheReceiver()
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/v1/events"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("/problems/method-not-allowed", await ProblemAsync(answer));
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [WorkerFact]
    public async Task Post_MegabyteOfCompressedLinesInChunks_IsStoredWhole()
    {
        var ids = Enumerable.Range(0, ManyEvents).Select(_ => EventSource.NextId()).ToArray();
        var lines = Encoding.UTF8.GetBytes(string.Join('\n', ids.Select(EventSource.Event)));
        Assert.True(lines.Length > Megabyte);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = new ByteArrayContent(Compressed(lines)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.TransferEncodingChunked = true;
        using var answer = await SendAsync(request);
        using var body = JsonDocument.Parse(await TextAsync(answer));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(ManyEvents, body.RootElement.GetProperty("stored").GetInt32());
        Assert.Empty(ids.Except(StoredIds()));
    }

    [WorkerFact]
    public async Task Post_MoreThanTheReceiverReads_IsRefusedByTheReceiver()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = new ByteArrayContent(Compressed(new byte[9 * Megabyte])) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var answer = await SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("/problems/body-too-large", await ProblemAsync(answer));
    }

    [WorkerFact]
    public async Task Post_ManyAtOnce_EachGetsItsOwnAnswer()
    {
        var ids = Enumerable.Range(0, AtOnce).Select(_ => EventSource.NextId()).ToArray();
        var answers = await Task.WhenAll(ids.Select(async id =>
        {
            using var answer = await SendAsync(Event(id));
            return answer.StatusCode;
        }));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Empty(ids.Except(StoredIds()));
        Assert.Empty(worker.Run.Host.Channel.Failures);
    }

    [WorkerFact]
    public async Task Get_Health_SaysWhereRowsGo()
    {
        using var health = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/healthz"));
        using var ready = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/readyz"));
        using var body = JsonDocument.Parse(await TextAsync(health));

        Assert.Equal("file", body.RootElement.GetProperty("mode").GetString());
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [WorkerFact]
    public async Task Head_Health_HasNoBody()
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Head, "/healthz"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await TextAsync(answer));
    }

    /// <summary>To the worker everybody seems to be on its machine, as the host is.</summary>
    [WorkerFact]
    public async Task Get_WhatIsForThisMachineAlone_IsRefused()
    {
        using var metrics = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "127.0.0.1" } } });
        using var dashboard = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/dashboard"));

        Assert.Equal(HttpStatusCode.Forbidden, metrics.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, dashboard.StatusCode);
    }

    [WorkerFact]
    public async Task Answer_Any_DoesNotNameTheServer()
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/healthz"));

        Assert.False(answer.Headers.Contains("Server"));
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => worker.Run.Client.SendAsync(request, TestContext.Current.CancellationToken);

    private HashSet<Guid> StoredIds()
    {
        var rows = new StoredRows(worker.Run.Rows);
        rows.ReadOn();
        return rows.Ids;
    }

    private static HttpRequestMessage Event(Guid id) =>
        new(HttpMethod.Post, "/v1/events") { Content = new StringContent(EventSource.Event(id), Encoding.UTF8, "application/json") };

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static async Task<string?> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await TextAsync(answer));
        return problem.RootElement.GetProperty("type").GetString();
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
