using System.Net.Http.Json;
using System.Text.Json;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Hosting;

public class ControlTests
{
    [Fact]
    public async Task PostFaults_QueueAndStanding_HappenInThatOrder()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);

        var status = await PostFaultsAsync(caller, standIn, """
            {"queue":[{"status":429,"retryAfterSeconds":3,"times":2},{"cut":"reset","cutAt":4,"storing":"kept"}],
             "standing":{"status":503,"retryAfterSeconds":9,"retryAfterForm":"date","latencyMs":1,"latencyUpToMs":2}}
            """);
        var throttled = await caller.PostAsync(Caller.Rows("a"));
        await caller.PostAsync(Caller.Rows("a"));
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.PostAsync(Caller.Rows("a")));
        var standing = await caller.PostAsync(Caller.Rows("a"));
        using var cleared = await caller.Http.DeleteAsync(new Uri(standIn.Endpoint, "/_control/faults"), TestContext.Current.CancellationToken);

        Assert.Equal(204, status);
        Assert.Equal((429, TimeSpan.FromSeconds(3)), (throttled.Status, throttled.RetryAfter?.Delta));
        Assert.Equal(1, standIn.Recorder.Rows);
        Assert.Equal(503, standing.Status);
        Assert.NotNull(standing.RetryAfter?.Date);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("""{"que":[]}""")]
    [InlineData("""{"queue":[{"statuss":500}]}""")]
    [InlineData("""{"queue":[{"status":99}]}""")]
    [InlineData("""{"queue":[{"retryAfterSeconds":1}]}""")]
    [InlineData("""{"queue":[{"times":0}]}""")]
    [InlineData("""{"queue":[{"cut":"reset","cutAt":-1}]}""")]
    [InlineData("""{"queue":[{"cut":2}]}""")]
    [InlineData("""{"queue":[{"readBytesPerSecond":0}]}""")]
    [InlineData("""{"queue":[{"limitBytes":0}]}""")]
    [InlineData("""{"standing":{"latencyMs":5,"latencyUpToMs":4}}""")]
    [InlineData("""{"queue":[{"status":500}],"standing":{"latencyMs":-1}}""")]
    public async Task PostFaults_NotUnderstood_ChangesNothing(string document)
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);

        Assert.Equal(400, await PostFaultsAsync(caller, standIn, document));
        Assert.Equal(0, standIn.Faults.Queued);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
    }

    [Fact]
    public async Task GetStats_OverHttp_AreThoseInProcess()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        await caller.PostAsync(Caller.Rows("a", "a"));
        await standIn.WaitForIdleAsync(TestContext.Current.CancellationToken);

        var stats = await caller.Http.GetFromJsonAsync<JsonElement>(new Uri(standIn.Endpoint, "/_control/stats"), TestContext.Current.CancellationToken);

        Assert.Equal(JsonSerializer.SerializeToElement(standIn.Stats(), JsonSerializerOptions.Web).ToString(), stats.ToString());
        Assert.Equal(1, stats.GetProperty("duplicates").GetInt32());
    }

    [Fact]
    public async Task GetEvents_CopiesThatTheClientHeardOfOrNot_AreTold()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(Fault.StoreThenReset(), new Fault { Status = 503, Storing = Storing.Kept });
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.PostAsync(Caller.Rows("a", "b")));
        await caller.PostAsync(Caller.Rows("a"));
        await caller.PostAsync(Caller.Rows("a", "c"));
        await standIn.WaitForIdleAsync(TestContext.Current.CancellationToken);

        var lines = await caller.Http.GetStringAsync(new Uri(standIn.Endpoint, "/_control/events"), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["""{"eventId":"a","copies":3,"unheard":2}""", """{"eventId":"b","copies":1,"unheard":1}""", """{"eventId":"c","copies":1,"unheard":0}"""],
            lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
    }

    private static async Task<int> PostFaultsAsync(Caller caller, LogsIngestionStandIn standIn, string document)
    {
        using var content = new StringContent(document);
        using var response = await caller.Http.PostAsync(new Uri(standIn.Endpoint, "/_control/faults"), content, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static Task<LogsIngestionStandIn> StartAsync() => LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
}
