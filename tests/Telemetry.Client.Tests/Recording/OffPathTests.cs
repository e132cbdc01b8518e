using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Recording;

public sealed class OffPathTests
{
    private static readonly InvalidOperationException Exception = new("x");
    private static readonly HeartbeatEvent Heartbeat = new();

    [Fact]
    public async Task EveryCall_Off_AllocatesNothingAndReadsNothing()
    {
        var environment = new FakeEnvironment { ["DO_NOT_TRACK"] = "1" };
        var client = TelemetryClient.Start(TestHost.Options, TestHost.With(environment));
        CallEverything(client);
        var reads = environment.Reads;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            CallEverything(client);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await client.DisposeAsync();

        Assert.Equal(0, allocated);
        Assert.Equal(reads, environment.Reads);
        Assert.Equal(RecordingMode.Off, client.Decision.Recording);
    }

    [Fact]
    [Trait("Carries", "azure-init.opt-out")]
    public void EveryCall_Off_TouchesNothingOfTheHost()
    {
        var host = TestHost.With(new FakeEnvironment { ["NOTES_TELEMETRY_URL"] = "https://t.example" }) with
        {
            Platform = () => throw new InvalidOperationException("read"),
            StandardError = () => throw new InvalidOperationException("printed"),
            Connect = _ => throw new InvalidOperationException("connected"),
            Random = _ => throw new InvalidOperationException("drawn"),
        };

        using var client = TelemetryClient.Start(TestHost.Options with { Heartbeat = HeartbeatMode.OncePerProcess }, host);
        CallEverything(client);

        Assert.Equal(13, client.Decision.Rule);
        Assert.Equal(0, client.Counters.Recorded);
        Assert.True(host.Heartbeat.TryPass());
    }

    [Fact]
    public void StartCommand_Off_IsOneSharedObjectThatKeepsNothing()
    {
        using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(new FakeEnvironment()));

        using var command = client.StartCommand("a");
        command.Backend = command.Phase = command.Module = "kept";

        Assert.Same(command, client.StartCommand("b", "c"));
        Assert.Equal((null, null, null), (command.Backend, command.Phase, command.Module));
    }

    [Fact]
    public void Track_OptedInAfterTheStart_StaysOff()
    {
        var environment = TestHost.SendingTo("https://t.example");
        environment["NOTES_TELEMETRY_ENABLED"] = "0";
        using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(environment));

        environment["NOTES_TELEMETRY_ENABLED"] = "1";
        client.Track(Heartbeat);

        Assert.Equal((RecordingMode.Off, 0), (client.Decision.Recording, client.Counters.Recorded));
    }

    private static void CallEverything(TelemetryClient client)
    {
        using (var command = client.StartCommand("doc", "create"))
        {
            command.Backend = "b";
            command.SetAttribute("a", true).SetAttribute("b", 1L).SetAttribute("c", 1.5).SetAttribute("d", "e");
            command.Complete(0);
            command.Fail(FailureReason.Timeout, 1);
            command.Cancel();
        }

        client.Track(Heartbeat);
        client.TrackError(Exception, FailureReason.ApiError, 1, "b", "p");
        Ignore(client.FlushAsync(TimeSpan.FromSeconds(1)));
        _ = client.Counters.Dropped(DropReason.QueueFull) + client.Counters.DroppedTotal;
        _ = client.Decision;
        client.Dispose();
    }

    private static void Ignore(ValueTask<FlushOutcome> outcome) => Assert.True(outcome.IsCompletedSuccessfully);
}
