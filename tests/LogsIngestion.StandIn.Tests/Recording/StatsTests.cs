using Ingest.Testing;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Rules;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Recording;

public class StatsTests
{
    [Fact]
    public async Task Stats_AfterCalls_CountThemEveryWay()
    {
        var clock = new ManualTimeProvider();
        var start = clock.GetUtcNow();
        await using var standIn = await LogsIngestionStandIn.StartAsync(
            new StandInOptions { Clock = clock, Rules = [new IngestionRule("dcr-1"), new IngestionRule("dcr-2")] },
            TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);
        var body = Caller.Rows("a", "a");
        var zipped = Caller.Gzip(body);

        await caller.PostAsync(body);
        await caller.PostAsync(zipped, "gzip", standIn.UploadAddress("dcr-2", "Custom-A"));
        clock.Advance(TimeSpan.FromSeconds(2));
        await caller.PostAsync("[]"u8.ToArray());
        await standIn.WaitForIdleAsync(TestContext.Current.CancellationToken);

        var stats = standIn.Stats();
        Assert.Equal((3, 4, 3), (stats.Calls, stats.Rows, stats.Duplicates));
        Assert.Equal(body.Length + zipped.Length + 2, stats.WireBytes);
        Assert.Equal(new Dictionary<string, long> { ["204"] = 2, ["400"] = 1 }, stats.CallsByOutcome);
        Assert.Equal(new Dictionary<string, long> { ["identity"] = 2, ["gzip"] = 1 }, stats.CallsByEncoding);
        Assert.Equal(new Dictionary<string, RuleCount> { ["dcr-1"] = new(2, 2), ["dcr-2"] = new(1, 2) }, stats.ByRule);
        Assert.Equal([new SecondCount(start, 2), new SecondCount(start.AddSeconds(2), 1)], stats.CallsPerSecond);
        Assert.Equal((0, 1, 1), (stats.InFlight, stats.InFlightHighWater, stats.TokensIssued));
    }

    [Fact]
    public async Task Stats_WhileCallsLast_KnowTheMostAtOnce()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { Clock = clock }, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);
        standIn.Faults.Stand(Fault.Late(TimeSpan.FromSeconds(1)));

        var calls = Task.WhenAll(caller.PostAsync(Caller.Rows("a")), caller.PostAsync(Caller.Rows("b")), caller.PostAsync(Caller.Rows("c")));
        await standIn.Recorder.WaitForRowsAsync(3, TestContext.Current.CancellationToken);
        Assert.Equal(3, standIn.Stats().InFlight);
        while (!calls.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(calls, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        await standIn.WaitForIdleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 3), (standIn.Stats().InFlight, standIn.Stats().InFlightHighWater));
    }
}
