using Ingest.Testing;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Recording;

public sealed class WithdrawalTests
{
    [Theory]
    [InlineData("DO_NOT_TRACK", "1", 2)]
    [InlineData("NOTES_TELEMETRY_DISABLED", "yes", 3)]
    [InlineData("NOTES_TELEMETRY_DISABLED", "gibberish", 3)]
    [InlineData("NOTES_TELEMETRY_ENABLED", "0", 4)]
    [InlineData("NOTES_TELEMETRY_ENABLED", null, 13)]
    public async Task Track_RefusedWhileRunning_DropsWhatIsQueuedAndStaysOff(string name, string? value, int rule)
    {
        var environment = TestHost.SendingTo("https://t.example");
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await using var client = TelemetryClient.Start(
            TestHost.Options, TestHost.With(environment, new ManualTimeProvider()).Delivering(destination));
        client.Track(new HeartbeatEvent());

        environment[name] = value;
        client.Track(new HeartbeatEvent());
        environment[name] = name.EndsWith("ENABLED", StringComparison.Ordinal) ? "1" : null;
        client.Track(new HeartbeatEvent());
        await client.DisposeAsync();

        Assert.Equal((RecordingMode.Off, rule), (client.Decision.Recording, client.Decision.Rule));
        Assert.Equal((1, 1, 0), (client.Counters.Recorded, client.Counters.Dropped(DropReason.Withdrawn), client.Counters.Queued));
        Assert.Equal(0, destination.Received);
    }

    [Fact]
    public async Task Track_FileNamedWhileSending_EndsSending()
    {
        var environment = TestHost.SendingTo("https://t.example");
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        await using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(environment).Delivering(destination));

        environment["NOTES_TELEMETRY_FILE"] = "/tmp/never-written";
        client.Track(new HeartbeatEvent());
        await client.DisposeAsync();

        Assert.Equal((RecordingMode.Off, 0), (client.Decision.Recording, destination.Received));
    }

    [Fact]
    public void Track_FileAndConsentTakenAwayFromATee_EndsBoth()
    {
        using var directory = new TemporaryDirectory();
        var environment = TestHost.SendingTo("https://t.example");
        environment["NOTES_TELEMETRY_FILE"] = directory.File("f");
        var destination = new ScriptedDestination(DeliveryVerdict.Stored);
        using var client = TelemetryClient.Start(
            TestHost.Options with { Tee = TeeMode.FileAndUrl }, TestHost.With(environment).Delivering(destination));
        Assert.Equal((RecordingMode.Local, RecordingMode.On), (client.Decision.Recording, client.Decision.Tee!.Recording));

        environment["NOTES_TELEMETRY_ENABLED"] = "off";
        client.Track(new HeartbeatEvent());

        Assert.Equal((RecordingMode.Off, 4), (client.Decision.Recording, client.Decision.Rule));
        Assert.False(File.Exists(directory.File("f")));
    }
}
