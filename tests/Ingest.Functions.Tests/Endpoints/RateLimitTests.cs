using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>What a producer hears about its limit.</summary>
public class RateLimitTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Post_PastTheBurst_Is429WithRetryAfterAndPassesThen()
    {
        await using var receiver = await StartAsync(10, 20);

        using var batch = await receiver.PostAsync(SampleEvents.Lines(19), Requests.Lines);
        using var last = await receiver.PostAsync(SampleEvents.Command());
        using var refused = await receiver.PostAsync(SampleEvents.Command());
        _clock.Advance(refused.Headers.RetryAfter!.Delta!.Value);
        using var next = await receiver.PostAsync(SampleEvents.Command());

        AssertLimit(batch, remaining: 1, reset: 2);
        Assert.Equal(HttpStatusCode.NoContent, last.StatusCode);
        AssertLimit(last, remaining: 0, reset: 2);
        await refused.AssertProblemAsync(429, "rate-limited");
        AssertLimit(refused, remaining: 0, reset: 2);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter.Delta);
        Assert.Null(refused.Verdict());
        Assert.Equal(HttpStatusCode.NoContent, next.StatusCode);
        AssertLimit(next, remaining: 9, reset: 2);
        Assert.Equal(21, receiver.Rows().Count);
    }

    [Fact]
    public async Task Post_BatchLargerThanWhatIsLeft_IsRefusedWholeAtNoCost()
    {
        await using var receiver = await StartAsync(10, 20);
        using var first = await receiver.PostAsync(SampleEvents.Lines(15), Requests.Lines);

        using var refused = await receiver.PostAsync(SampleEvents.Lines(18), Requests.Lines);
        using var smaller = await receiver.PostAsync(SampleEvents.Lines(5), Requests.Lines);

        await refused.AssertProblemAsync(429, "rate-limited");
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter!.Delta);
        AssertLimit(refused, remaining: 5, reset: 2);
        Assert.Equal(HttpStatusCode.OK, smaller.StatusCode);
        Assert.Equal(20, receiver.Rows().Count);
    }

    [Fact]
    public async Task Post_BatchLargerThanTheBurst_PassesOnceTheBucketIsFull()
    {
        await using var receiver = await StartAsync(10, 20);
        using var first = await receiver.PostAsync(SampleEvents.Lines(5), Requests.Lines);
        var lines = SampleEvents.Lines(50);

        using var refused = await receiver.PostAsync(lines, Requests.Lines);
        _clock.Advance(refused.Headers.RetryAfter!.Delta!.Value);
        using var passed = await receiver.PostAsync(lines, Requests.Lines);

        await refused.AssertProblemAsync(429, "rate-limited");
        Assert.Equal(50, (int?)(await passed.JsonAsync())["stored"]);
        AssertLimit(passed, remaining: 0, reset: 2);
    }

    [Fact]
    public async Task Post_EmptyBucket_AnswersBeforeTheBodyIsSent()
    {
        await using var receiver = await StartAsync(1, 1);
        using var first = await receiver.PostAsync(SampleEvents.Command());
        using var connection = await RawConnection.OpenAsync(receiver.Address);

        await connection.SendAsync($"POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {receiver.Token}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");

        Assert.Contains("429", await connection.StatusLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_InvalidEvent_CostsAsMuchAsAGoodOne()
    {
        await using var receiver = await StartAsync(1, 2);

        using var invalid = await receiver.PostAsync(SampleEvents.With("os", "plan9"));

        await invalid.AssertProblemAsync(422, "invalid-event");
        Assert.Equal("1", invalid.Headers.GetValues("RateLimit-Remaining").Single());
    }

    [Fact]
    public async Task Post_TokensOfOneName_ShareTheLimitAndTellTheirDuplicates()
    {
        var other = IngestToken.Mint(RandomNumberGenerator.Fill);
        var stranger = IngestToken.Mint(RandomNumberGenerator.Fill);
        await using var receiver = await Receiver.StartAsync(
            s => s.AddSingleton<TimeProvider>(_clock),
            [
                .. Limited("{token}", 1, 2, "notes"),
                .. Limited(other.Id, 1, 2, "notes"), ($"Ingest:Producers:{other.Id}:Hash", other.Hash), ($"Ingest:Producers:{other.Id}:Apps", "*"),
                .. Limited(stranger.Id, 1, 2, "else"), ($"Ingest:Producers:{stranger.Id}:Hash", stranger.Hash), ($"Ingest:Producers:{stranger.Id}:Apps", "*"),
            ]);
        var sample = SampleEvents.Command();

        using var first = await receiver.PostAsync(sample);
        Use(receiver, other);
        using var second = await receiver.PostAsync(sample);
        using var third = await receiver.PostAsync(SampleEvents.Command());
        Use(receiver, stranger);
        using var fourth = await receiver.PostAsync(sample);

        Assert.Equal("stored", first.Verdict());
        Assert.Equal("duplicate", second.Verdict());
        await third.AssertProblemAsync(429, "rate-limited");
        Assert.Equal("stored", fourth.Verdict());
    }

    [Fact]
    public async Task Post_ProducerWithoutLimit_HearsOfNone()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(new JsonArray(SampleEvents.Command()));

        Assert.DoesNotContain(response.Headers, h => h.Key.StartsWith("RateLimit", StringComparison.OrdinalIgnoreCase));
    }

    private Task<Receiver> StartAsync(int rate, int burst) => Receiver.StartAsync(s => s.AddSingleton<TimeProvider>(_clock), Limited("{token}", rate, burst));

    private static (string, string)[] Limited(string id, int rate, int burst, string? name = null) =>
    [
        ($"Ingest:Producers:{id}:RatePerSecond", $"{rate}"),
        ($"Ingest:Producers:{id}:Burst", $"{burst}"),
        .. name is null ? Array.Empty<(string, string)>() : [($"Ingest:Producers:{id}:Name", name)],
    ];

    private static void Use(Receiver receiver, IngestToken token) =>
        receiver.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());

    private static void AssertLimit(HttpResponseMessage response, int remaining, int reset)
    {
        Assert.Equal("\"events\";q=20;w=2", response.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal($"\"events\";r={remaining};t={reset}", response.Headers.GetValues("RateLimit").Single());
        Assert.Equal("20", response.Headers.GetValues("RateLimit-Limit").Single());
        Assert.Equal($"{remaining}", response.Headers.GetValues("RateLimit-Remaining").Single());
        Assert.Equal($"{reset}", response.Headers.GetValues("RateLimit-Reset").Single());
    }
}
