using Ingest.Testing;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Faults;

public class DelayTests
{
    [Fact]
    public async Task Late_Answer_ComesAfterItsRowsAreStored()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await StartAsync(clock);
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(Fault.Late(TimeSpan.FromSeconds(5)));

        var call = caller.PostAsync(Caller.Rows("a"));
        await standIn.Recorder.WaitForRowsAsync(1, TestContext.Current.CancellationToken);
        await clock.TimerStartedAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(204, (await call).Status);
    }

    [Fact]
    public void Draw_Range_StaysInsideAndMoves()
    {
        var latency = new Latency(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(80));
        var random = new Random(7);

        TimeSpan[] drawn = [.. Enumerable.Range(0, 1000).Select(_ => latency.Draw(random))];

        Assert.All(drawn, one => Assert.InRange(one, latency.Least, latency.Most));
        Assert.True(drawn.Max() - drawn.Min() > TimeSpan.FromMilliseconds(50));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Latency(latency.Most, latency.Least));
    }

    [Fact]
    public async Task ReadSlowly_Body_TakesAPausePerTenthOfASecondsBytes()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await StartAsync(clock);
        using var caller = new Caller(standIn);
        var body = Caller.Rows([.. Enumerable.Range(0, 200).Select(number => $"event-{number}")]);
        const int BytesPerSecond = 10_000;
        standIn.Faults.Enqueue(Fault.ReadSlowly(BytesPerSecond));

        var call = caller.PostAsync(body);
        var pauses = 0;
        while (!call.IsCompleted)
        {
            await clock.TimerStartedAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromMilliseconds(100));
            pauses++;
            await Task.WhenAny(call, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        Assert.Equal(204, (await call).Status);
        Assert.True(pauses >= body.Length / (BytesPerSecond / 10));
        Assert.Equal(200, standIn.Recorder.Rows);
    }

    private static Task<LogsIngestionStandIn> StartAsync(TimeProvider clock) =>
        LogsIngestionStandIn.StartAsync(new StandInOptions { Clock = clock }, TestContext.Current.CancellationToken);
}
