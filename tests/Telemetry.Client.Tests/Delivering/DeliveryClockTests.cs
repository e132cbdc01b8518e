using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>Which runs have a clock by which they send as they go: those that outlast a short run.</summary>
public sealed class DeliveryClockTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHome _home = new();

    public DeliveryClockTests()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example";
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Run_ThatLasts_SendsWhatItRecorded()
    {
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await using var client = Start(TimeSpan.Zero, destination);
        client.StartCommand("long").Complete(0);

        await TimerAsync();
        _home.Time.Advance(DeliveryLimits.Patience);

        await destination.Called.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Run_CommandEndsEarly_MakesNoTimer()
    {
        await using (var client = Start(TimeSpan.FromMinutes(10)))
        {
            client.StartCommand("short").Complete(0);
        }

        Assert.False(_home.Time.TimerStartedAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task Run_CommandEndsLate_MakesATimer()
    {
        await using var client = Start(TimeSpan.FromMinutes(10));
        var command = client.StartCommand("long");
        _home.Time.Advance(TimeSpan.FromMinutes(10));

        command.Complete(0);

        await TimerAsync();
    }

    [Fact]
    public async Task Run_EventThatEndsNoCommand_MakesATimerOnceTheRunHasLasted()
    {
        await using var client = Start(TimeSpan.FromMilliseconds(50));

        client.Track(new HeartbeatEvent());

        await TimerAsync();
    }

    [Fact]
    public async Task Run_EndsBeforeItHasLasted_MakesNoTimer()
    {
        await using (var client = Start(TimeSpan.FromMinutes(10)))
        {
            client.Track(new HeartbeatEvent());
        }

        Assert.False(_home.Time.TimerStartedAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    private Task TimerAsync() =>
        _home.Time.TimerStartedAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

    private TelemetryClient Start(TimeSpan shortRun, ScriptedDestination? destination = null)
    {
        var host = TestHost.With(_home.Environment, _home.Time).Delivering(destination ?? new(DeliveryVerdict.Stored));
        return TelemetryClient.Start(TestHost.Options, host with { ShortRun = shortRun });
    }
}
