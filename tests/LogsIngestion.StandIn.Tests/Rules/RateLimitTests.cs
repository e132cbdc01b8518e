using Ingest.Testing;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Rules;

public class RateLimitTests
{
    [Fact]
    public async Task Post_OverTheCallsOfAWindow_Is429UntilItEnds()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await StartAsync(clock, new RateLimit(TimeSpan.FromMinutes(1), 2, long.MaxValue));
        using var caller = new Caller(standIn);
        clock.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
        Assert.Equal(400, (await caller.PostAsync("no rows, and still a call"u8.ToArray())).Status);
        var refused = await caller.PostAsync(Caller.Rows("b"));

        Assert.Equal(429, refused.Status);
        Assert.Equal(TimeSpan.FromSeconds(48), refused.RetryAfter?.Delta);
        Assert.Equal(1, standIn.Recorder.Rows);

        clock.Advance(TimeSpan.FromSeconds(48));
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("b"))).Status);
    }

    [Fact]
    public async Task Post_OverTheBytesOfAWindow_Is429()
    {
        var body = Caller.Rows("a");
        await using var standIn = await StartAsync(new ManualTimeProvider(), new RateLimit(TimeSpan.FromMinutes(1), 100, (2 * body.Length) - 1));
        using var caller = new Caller(standIn);

        Assert.Equal(204, (await caller.PostAsync(body)).Status);
        Assert.Equal(429, (await caller.PostAsync(body)).Status);
    }

    [Fact]
    public async Task Post_ToAnotherRule_HasALimitOfItsOwn()
    {
        await using var standIn = await StartAsync(new ManualTimeProvider(), RateLimit.PerSecond(1));
        using var caller = new Caller(standIn);

        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"), address: standIn.UploadAddress("dcr-2", Caller.Stream))).Status);
        var refused = await caller.PostAsync(Caller.Rows("a"));
        Assert.Equal(429, refused.Status);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter?.Delta);
    }

    private static Task<LogsIngestionStandIn> StartAsync(TimeProvider clock, RateLimit limit) => LogsIngestionStandIn.StartAsync(
        new StandInOptions { Clock = clock, Rules = [new IngestionRule(Caller.Rule) { Limit = limit }, new IngestionRule("dcr-2") { Limit = limit }] },
        TestContext.Current.CancellationToken);
}
