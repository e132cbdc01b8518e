using Ingest.Testing;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Tokens;

public class TokenTests
{
    [Fact]
    public async Task Post_WithoutToken_Is401WithAChallengeAndNoError()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn) { Authorization = null };

        var result = await caller.PostAsync(Caller.Rows("a"));

        Assert.Equal(401, result.Status);
        Assert.Equal("""Bearer resource="https://monitor.azure.com" """.Trim(), result.Challenge);
    }

    [Theory]
    [InlineData("Basic", "dXNlcjpwYXNz")]
    [InlineData("Bearer", "not-issued-here")]
    public async Task Post_ForeignCredentials_Is401(string scheme, string value)
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn) { Authorization = new(scheme, value) };

        Assert.Equal(401, (await caller.PostAsync(Caller.Rows("a"))).Status);
        Assert.Equal(0, standIn.Recorder.Rows);
    }

    [Fact]
    public async Task Post_TokenOfAnotherAudience_Is401()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn) { Authorization = new("Bearer", standIn.Tokens.Issue("https://vault.azure.net").Value) };

        AssertInvalid(await caller.PostAsync(Caller.Rows("a")));
    }

    [Fact]
    public async Task Post_ExpiredToken_Is401()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { Clock = clock, TokenLifetime = TimeSpan.FromMinutes(5) }, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
        clock.Advance(TimeSpan.FromTicks(1));
        AssertInvalid(await caller.PostAsync(Caller.Rows("a")));
    }

    [Fact]
    public async Task Post_AfterRevokeAll_Is401()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        standIn.Tokens.RevokeAll();

        AssertInvalid(await caller.PostAsync(Caller.Rows("a")));
    }

    private static void AssertInvalid(CallResult result)
    {
        Assert.Equal(401, result.Status);
        Assert.Equal("""Bearer error="invalid_token", resource="https://monitor.azure.com" """.Trim(), result.Challenge);
    }
}
