using Telemetry.Client.Delivering;
using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Recording;

public sealed class ExitWaitTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task Wait_NothingLeftOfTheBudget_GivesUp(int milliseconds)
    {
        var never = new TaskCompletionSource().Task;
        var budget = TimeSpan.FromMilliseconds(milliseconds);

        Assert.False(new ExitWait(budget, left => left).Wait(never));
        Assert.False(await new ExitWait(budget, left => left).WaitAsync(never, TimeProvider.System));
    }

    [Fact]
    public async Task Wait_Ended_IsTold()
    {
        Assert.True(new ExitWait(Budget, left => left).Wait(Task.CompletedTask));
        Assert.True(await new ExitWait(Budget, left => left).WaitAsync(Task.CompletedTask, TimeProvider.System));
    }

    [Fact]
    public async Task Dispose_LookingForEarlierEventsTookTime_TakesItOffTheBudget()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example";
        var disk = new FaultyDisk();
        var silent = new ScriptedDestination((batch, cancellation) =>
        {
            cancellation.WaitHandle.WaitOne();
            return Task.FromResult(DeliveryAnswer.All(DeliveryVerdict.Retry, batch.Events.Length));
        });
        var host = TestHost.With(_home.Environment, _home.Time).Delivering(silent) with { Disk = disk };
        await using (var earlier = Start(host))
        {
            earlier.StartCommand("x").Complete(1);
        }

        disk.Fault = (operation, _) => _home.Time.Advance(operation == "list" && !silent.Called.Task.IsCompleted ? Look : TimeSpan.Zero);
        var client = Start(host);
        await silent.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        client.Dispose();
        await silent.Left.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.NotEmpty(silent.Offered);
        Assert.All(silent.Offered, left => Assert.True(left <= Budget - Look));
    }

    private static TelemetryClient Start(TelemetryHost host) => TelemetryClient.Start(TestHost.Options with { ExitBudget = Budget }, host);
}
