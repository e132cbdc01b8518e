using System.Net;
using Ingest.Functions.Limiting;
using Ingest.Functions.Sinks;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Limiting;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>What a client hears when there is no room for its request.</summary>
public class OverloadTests
{
    [Fact]
    public async Task Post_AtTheConcurrencyLimit_Is503BeforeTheBodyIsSent()
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink), ("Ingest:MaxConcurrentRequests", "2"));
        var first = receiver.PostAsync(SampleEvents.Command());
        var second = receiver.PostAsync(SampleEvents.Command());
        var held = new[] { await sink.NextAsync(), await sink.NextAsync() };

        using var refused = await receiver.PostAsync(SampleEvents.Command());
        using var connection = await RawConnection.OpenAsync(receiver.Address);
        await connection.SendAsync($"POST /v1/events/command HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {receiver.Token}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");
        var early = await connection.StatusLineAsync();
        using var health = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.All(held, h => h.SetResult(CommitOutcome.Stored));
        using var firstResponse = await first;
        using var secondResponse = await second;

        var problem = await refused.AssertProblemAsync(503, "unavailable");
        Assert.Equal("overloaded", (string?)problem["reason"]);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Contains("503", early, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("stored stored", string.Join(' ', firstResponse.Verdict(), secondResponse.Verdict()));
    }

    [Fact]
    public async Task Post_HoweverARequestEnds_ItsPlaceIsFreeAgain()
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var failing = receiver.PostAsync(SampleEvents.Command());
        var end = await sink.NextAsync();
        Assert.Equal(1, receiver.Services.GetRequiredService<IngestLoad>().InProgress);
        end.SetException(new InvalidOperationException());
        using var failed = await failing;
        using var empty = await receiver.PostAsync("[]");
        using var named = await receiver.PostAsync("{}", path: "/v1/events/command");
        await receiver.StopAsync();

        await failed.AssertProblemAsync(500, "internal");
        await empty.AssertProblemAsync(400, "empty-body");
        await named.AssertProblemAsync(400, "missing-header");
        Assert.Equal(0, receiver.Services.GetRequiredService<IngestLoad>().InProgress);
    }

    [Fact]
    public async Task Post_PastTheMemoryWatermark_Is503AndNotReadyUntilItFalls()
    {
        var clock = new ManualTimeProvider();
        var memory = new FakeMemory { Sample = new MemorySample(801, 1_000) };
        await using var receiver = await Receiver.StartAsync(
            s => s.AddSingleton<TimeProvider>(clock).AddSingleton<IProcessMemory>(memory), ("Ingest:MemoryWatermarkPercent", "80"));

        using var refused = await receiver.PostAsync(SampleEvents.Command());
        using var notReady = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        receiver.Client.DefaultRequestHeaders.Authorization = null;
        using var stranger = await receiver.PostAsync(SampleEvents.Command());
        memory.Sample = new MemorySample(800, 1_000);
        clock.Advance(MemoryWatermark.SampleInterval);
        using var ready = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("memory", (string?)(await refused.AssertProblemAsync(503, "unavailable"))["reason"]);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("memory", (string?)(await notReady.AssertProblemAsync(503, "unavailable"))["reason"]);
        await stranger.AssertProblemAsync(401, "unauthorized");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Empty(receiver.Rows());
    }
}
