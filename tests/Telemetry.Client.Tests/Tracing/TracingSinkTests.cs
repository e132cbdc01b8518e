using System.Diagnostics.Tracing;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;
using Telemetry.Client.Tracing;

namespace Telemetry.Client.Tests.Tracing;

/// <summary>The provider within this process; each test has a name of its own, since a process has one provider of each name.</summary>
public sealed class TracingSinkTests
{
    private static readonly FakeEnvironment Enabled = new() { ["NOTES_TELEMETRY_ENABLED"] = "1" };

    [Fact]
    [Trait("Carries", "mxc.provider")]
    public void Provider_KnownName_HasTheDerivedId()
    {
        using var provider = new TraceProvider("Microsoft.MXC", null, CommonParameters.Of(Stamp()));

        Assert.Equal(new Guid("7f10def4-a258-5fea-510e-2c3bb976687f"), provider.Source.Guid);
        Assert.Null(provider.Source.ConstructionException);
        Assert.Null(provider.Source.GetTrait("ETW_GROUP"));
    }

    [Fact]
    [Trait("Carries", "mxc.group")]
    public void Provider_BuiltWithAGroup_HasItsTrait()
    {
        using var listener = new TraceListener("Contoso.Grouped");
        var host = TestHost.With(Enabled) with { BuiltIn = () => new() { ProviderGroup = new("4f50731a-89cf-4782-b3e0-dce8c90476ba") } };
        using var client = Start("Contoso.Grouped", host);

        client.StartCommand("list").Complete(0);

        Assert.Equal("{4f50731a-89cf-4782-b3e0-dce8c90476ba}", Assert.Single(listener.Heard).EventSource.GetTrait("ETW_GROUP"));
    }

    [Fact]
    [Trait("Carries", "mxc.exactly-once")]
    public async Task Commands_ManyAtOnceAndOneAfterTheOther_OnlyTheFirstEndIsTold()
    {
        using var listener = new TraceListener("Contoso.Once");
        await using var client = Start("Contoso.Once", TestHost.With(Enabled));
        var commands = Enumerable.Range(0, 16).Select(_ => client.StartCommand("list")).ToList();

        await Task.WhenAll(commands.Select(c => Task.Run(() => c.Fail(FailureReason.Timeout, 4))));
        client.StartCommand("list").Complete(0);

        Assert.Equal(["Once.Execution", "Once.Error"], listener.Names);
        Assert.Equal([EventLevel.Informational, EventLevel.Warning], listener.Heard.Select(e => e.Level));
    }

    [Fact]
    [Trait("Carries", "mxc.lifecycle")]
    public void Register_Twice_TheFirstNameAndVersionHold()
    {
        using var first = new TraceListener("Contoso.First");
        using var second = new TraceListener("Contoso.Second");
        var host = TestHost.With(Enabled);
        using (Start("Contoso.First", host))
        using (var client = Start("Contoso.Second", host))
        {
            client.StartCommand("list").Complete(0);
        }

        Assert.Equal(["First.Execution"], first.Names);
        Assert.Empty(second.Heard);
    }

    [Fact]
    [Trait("Carries", "mxc.lifecycle")]
    public void Register_AfterTheLastHasGone_StartsAnew()
    {
        var registration = new TraceRegistration();
        var first = registration.Register(() => new("Contoso.Again", null, CommonParameters.Of(Stamp())));
        Assert.Same(first, registration.Register(() => throw new InvalidOperationException("registered twice")));
        registration.Unregister();
        registration.Unregister();

        var again = registration.Register(() => new("Contoso.Again", null, CommonParameters.Of(Stamp())));
        registration.Unregister();

        Assert.NotSame(first, again);
        Assert.Null(again.Source.ConstructionException);
    }

    [Fact]
    [Trait("Carries", "mxc.crash")]
    [Trait("Carries", "mxc.exactly-once")]
    public async Task Crash_OfAProcess_IsOnePairWith101()
    {
        using var home = new TestHome();
        using var actor = new Actor(home.Home, "crash", ("ACTOR_TELEMETRY_ENABLED", "1"));

        var (output, error) = await actor.EndAsync();

        Assert.Equal(["Actor.Execution 101", "Actor.Error 101"], output.Split('\n', StringSplitOptions.TrimEntries));
        Assert.Contains("crashed on request", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_CrashNobodyToldOf_IsOnePairWith101()
    {
        using var listener = new TraceListener("Contoso.Crash");
        var registration = new TraceRegistration();
        var provider = registration.Register(() => new("Contoso.Crash", null, CommonParameters.Of(Stamp())));
        var sink = new TracingSink(registration, provider, "AAAAAAAAAAAAAAAAAAAAAA.0", () => true);

        sink.End(TerminalEvent.Crash);
        sink.End(TerminalEvent.Crash);
        await sink.CloseAsync();
        await sink.CloseAsync();

        Assert.Equal(["Crash.Execution", "Crash.Error"], listener.Names);
        Assert.Equal((101, FailureReason.InternalError, "unknown"), (TerminalEvent.Crash.ExitCode, TerminalEvent.Crash.Reason, TerminalEvent.Crash.Backend));
    }

    [Theory]
    [InlineData(CommandOutcome.Success, 0, null, 0, false)]
    [InlineData(CommandOutcome.Failure, 3, FailureReason.Unknown, 3, false)]
    [InlineData(CommandOutcome.Failure, null, FailureReason.Unknown, 1, true)]
    [InlineData(CommandOutcome.Failure, 3, FailureReason.Timeout, 3, true)]
    [InlineData(CommandOutcome.Failure, null, FailureReason.InternalError, 101, true)]
    [InlineData(CommandOutcome.Cancelled, null, FailureReason.Cancelled, 130, true)]
    public void Of_Command_IsItsEnd(CommandOutcome outcome, int? exitCode, FailureReason? reason, int told, bool isError)
    {
        var end = TerminalEvent.Of(new() { Command = "x", Outcome = outcome, DurationMs = 7, ExitCode = exitCode, FailureReason = reason });

        Assert.Equal((told, reason, 7UL, isError), (end.ExitCode, end.Reason, end.DurationMs, end.IsError));
    }

    [Fact]
    [Trait("Carries", "mxc.failure-reasons")]
    public void Reasons_EachOfOurs_IsOneOfTheirs()
    {
        string[] theirs = ["config_error", "policy_error", "process_error", "timeout", "init_error", "internal_error", "cancelled", "unknown"];

        Assert.Equal(theirs.Order(), Enum.GetValues<FailureReason>().Select(TraceReasons.Of).Distinct().Order());
        Assert.Equal(["success", "failure", "failure"], Enum.GetValues<CommandOutcome>().Select(TraceReasons.Of));
    }

    [Theory]
    [InlineData("NOTES_TELEMETRY_ENABLED", null, 13)]
    [InlineData("NOTES_TELEMETRY_FILE", "/nowhere/x", 7)]
    [InlineData("NOTES_TELEMETRY_URL", "ftp://x", 5)]
    public void Start_NotAllowed_TellsNothing(string variable, string? value, int rule)
    {
        var name = $"Contoso.Refused{rule}";
        using var listener = new TraceListener(name);
        using var client = Start(name, TestHost.With(new() { ["NOTES_TELEMETRY_ENABLED"] = "1", [variable] = value }));

        client.StartCommand("list").Complete(0);

        Assert.Empty(listener.Heard);
        Assert.Equal(rule, client.Decision.Rule);
    }

    [Fact]
    [Trait("Carries", "mxc.policy")]
    public void Start_PolicyForbids_TellsNothing()
    {
        using var listener = new TraceListener("Contoso.Forbidden");
        using var client = Start("Contoso.Forbidden", TestHost.With(Enabled) with { Policy = _ => MachinePolicy.Forbids });

        client.StartCommand("list").Fail(FailureReason.Timeout, 1);

        Assert.Empty(listener.Heard);
        Assert.Equal(1, client.Decision.Rule);
    }

    [Fact]
    public void Counters_NoFileAndNoReceiver_NothingIsDropped()
    {
        using var client = Start("Contoso.Counted", TestHost.With(Enabled));

        client.StartCommand("list").Complete(0);

        Assert.Equal((1, 0, 0), (client.Counters.Recorded, client.Counters.DroppedTotal, client.Counters.Queued));
    }

    private static TelemetryClient Start(string provider, TelemetryHost host) =>
        TelemetryClient.Start(TestHost.Options with { EventSourceName = provider }, host);

    private static EnvelopeStamp Stamp() => new()
    {
        App = "notes",
        AppVersion = "1.2.3",
        Platform = new(OperatingSystemKind.Linux, "6.1", ArchitectureKind.X64, AppBuild.Release),
        SessionId = "",
    };
}
