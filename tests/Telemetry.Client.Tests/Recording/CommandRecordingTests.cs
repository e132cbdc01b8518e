using System.Text.Json;
using Ingest.Testing;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Recording;

public sealed class CommandRecordingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _time = new();
    private readonly TelemetryClient _client;

    public CommandRecordingTests() =>
        _client = TelemetryClient.Start(TestHost.Options, TestHost.With(TestHost.WritingTo(Sink), _time));

    private string Sink => _directory.File("events.jsonl");

    public void Dispose()
    {
        _client.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Complete_Zero_IsSuccess() =>
        Assert.Equal(("success", 0, null), EndOf(command => command.Complete(0)));

    [Fact]
    [Trait("Carries", "dws.exit-codes")]
    public void Complete_NotZero_IsFailureForAnUnknownReason() =>
        Assert.Equal(("failure", 3, "unknown"), EndOf(command => command.Complete(3)));

    [Fact]
    [Trait("Carries", "dws.error-families")]
    public void Fail_Reason_IsFailure() =>
        Assert.Equal(("failure", 4, "timeout"), EndOf(command => command.Fail(FailureReason.Timeout, 4)));

    [Fact]
    public void Cancel_Default_IsCancelledWith130() =>
        Assert.Equal(("cancelled", 130, "cancelled"), EndOf(command => command.Cancel()));

    [Fact]
    public void Dispose_NothingTold_IsFailureWithoutExitCode() =>
        Assert.Equal(("failure", null, "unknown"), EndOf(_ => { }));

    [Fact]
    public void Complete_AfterSomeTime_SaysHowLongItTook()
    {
        using (var command = _client.StartCommand("x"))
        {
            _time.Advance(TimeSpan.FromMilliseconds(1234.9));
            command.Complete(0);
        }

        Assert.Equal(1234, Data().GetProperty("duration_ms").GetInt64());
    }

    [Fact]
    [Trait("Carries", "mxc.exactly-once")]
    public async Task EveryEnding_AtOnceFromManyThreads_IsOneEvent()
    {
        for (var round = 0; round < 50; round++)
        {
            var command = _client.StartCommand("race");
            using var start = new Barrier(4);
            Action[] endings = [() => command.Complete(0), () => command.Fail(FailureReason.ApiError, 1), () => command.Cancel(), command.Dispose];
            await Task.WhenAll(endings.Select(ending => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    command.SetAttribute("n", 1);
                    ending();
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
        }

        Assert.Equal(50, File.ReadAllLines(Sink).Length);
        Assert.Equal((50, 50, 0), (_client.Counters.Recorded, _client.Counters.Written, _client.Counters.DroppedTotal));
    }

    [Fact]
    public void SetAttribute_OutsideItsBounds_IsCounted()
    {
        using (var command = _client.StartCommand("x"))
        {
            command.SetAttribute("path", "/home/me").SetAttribute("Bad Name", 1).SetAttribute("ok", 1.5);
        }

        Assert.Equal("""{"ok":1.5}""", Data().GetProperty("attributes").GetRawText());
        Assert.Equal(2, _client.Counters.AttributesDropped);
    }

    [Fact]
    public void ModuleBackendPhase_Set_AreInTheEvent()
    {
        using (var command = _client.StartCommand("x"))
        {
            (command.Module, command.Backend, command.Phase) = ("Docs", "Azure", "upload");
        }

        Assert.Equal(("docs", "Azure", "upload"), (
            Data().GetProperty("module").GetString(), Data().GetProperty("backend").GetString(), Data().GetProperty("phase").GetString()));
    }

    [Fact]
    public void TrackError_ThrownException_HasNoTextOfItsMessage()
    {
        var exception = Assert.Throws<InvalidOperationException>(
            void () => throw new InvalidOperationException("secret-1", new FormatException("secret-2")));

        _client.TrackError(exception, FailureReason.ApiError, 7, "azure", "upload");

        var data = Data();
        Assert.Equal(("System.InvalidOperationException", "System.FormatException", "api_error", 7, "azure", "upload"), (
            data.GetProperty("exception_type").GetString(),
            data.GetProperty("root_cause_type").GetString(),
            data.GetProperty("failure_reason").GetString(),
            data.GetProperty("exit_code").GetInt32(),
            data.GetProperty("backend").GetString(),
            data.GetProperty("phase").GetString()));
        Assert.Equal("CommandRecordingTests.cs", data.GetProperty("stack")[0].GetProperty("file").GetString());
        Assert.DoesNotContain("secret", File.ReadAllText(Sink), StringComparison.Ordinal);
    }

    private (string? Outcome, int? ExitCode, string? Reason) EndOf(Action<CommandRecording> end)
    {
        var command = _client.StartCommand("x");
        end(command);
        command.Dispose();
        command.Complete(99);

        var data = Data();
        return (
            data.GetProperty("outcome").GetString(),
            data.TryGetProperty("exit_code", out var code) ? code.GetInt32() : null,
            data.TryGetProperty("failure_reason", out var reason) ? reason.GetString() : null);
    }

    private JsonElement Data() => JsonDocument.Parse(Assert.Single(File.ReadAllLines(Sink))).RootElement.GetProperty("data");
}
