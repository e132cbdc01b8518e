using Ingest.Testing;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Faults;

public class ScriptedAnswerTests
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Answer_ScriptedStatus_ComesOnceAndStoresNothing(int status)
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(Fault.Answer(status));

        var scripted = await caller.PostAsync(Caller.Rows("a"));

        Assert.Equal(status, scripted.Status);
        Assert.Null(scripted.RetryAfter);
        Assert.Equal(status == 401, scripted.Challenge.StartsWith("Bearer error=", StringComparison.Ordinal));
        Assert.Equal(0, standIn.Recorder.Rows);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
    }

    [Fact]
    public async Task Answer_ScriptedLimit_RefusesALongerBodyOnlyAndOnlyOnce()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        var (one, two) = (Caller.Rows("a"), Caller.Rows("b", "c"));
        var fault = new Fault { LimitBytes = one.Length };
        standIn.Faults.Enqueue(fault);
        standIn.Faults.Enqueue(fault);

        Assert.Equal(204, (await caller.PostAsync(one)).Status);
        Assert.Equal(413, (await caller.PostAsync(two)).Status);
        Assert.Equal(204, (await caller.PostAsync(two)).Status);
        Assert.Equal(3, standIn.Recorder.Rows);
    }

    [Fact]
    public async Task Answer_ScriptedStatusWithKeeping_StoresAllTheSame()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(Fault.Answer(503) with { Storing = Storing.Kept });

        Assert.Equal(503, (await caller.PostAsync(Caller.Rows("a"))).Status);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);

        Assert.Equal(2, standIn.Recorder.Rows);
        Assert.Equal(1, standIn.Recorder.Duplicates);
    }

    [Fact]
    public async Task Answer_RetryAfter_HasBothForms()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await StartAsync(clock);
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(
            Fault.Answer(429, new RetryAfter(TimeSpan.FromSeconds(7))),
            Fault.Answer(503, new RetryAfter(TimeSpan.FromSeconds(90), RetryAfterForm.Date)));

        Assert.Equal(TimeSpan.FromSeconds(7), (await caller.PostAsync(Caller.Rows("a"))).RetryAfter?.Delta);
        Assert.Equal(clock.GetUtcNow().AddSeconds(90), (await caller.PostAsync(Caller.Rows("a"))).RetryAfter?.Date);
    }

    [Fact]
    public async Task Stand_Function_DecidesByTheCall()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        standIn.Faults.Stand(call => call.Number % 2 == 0 && call.Rule == Caller.Rule && call.Stream == Caller.Stream ? Fault.Answer(500) : Fault.None);
        standIn.Faults.Enqueue(Fault.None);

        int[] statuses = [await StatusAsync(caller), await StatusAsync(caller), await StatusAsync(caller), await StatusAsync(caller)];
        standIn.Faults.Clear();
        int[] cleared = [await StatusAsync(caller), await StatusAsync(caller)];

        Assert.Equal([204, 500, 204, 500], statuses);
        Assert.Equal([204, 204], cleared);
    }

    private static async Task<int> StatusAsync(Caller caller) => (await caller.PostAsync(Caller.Rows("a"))).Status;

    private static Task<LogsIngestionStandIn> StartAsync(TimeProvider? clock = null) =>
        LogsIngestionStandIn.StartAsync(new StandInOptions { Clock = clock ?? TimeProvider.System }, TestContext.Current.CancellationToken);
}
