using System.Text.Json;
using Ingest.Testing;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Events;

public sealed class EncodedEventTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Sink => _directory.File("events.jsonl");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Complete_FixedClockAndRandom_IsKnownToTheByte()
    {
        using (var client = TelemetryClient.Start(TestHost.Options, TestHost.Frozen(TestHost.WritingTo(Sink))))
        using (var command = client.StartCommand("doc", "create"))
        {
            command.Backend = "azure";
            command.SetAttribute("items", 3).SetAttribute("dry", true);
            command.Complete(0);
        }

        Assert.Equal(
            """
            {"id":"01a1fd55-7a80-7012-9111-111111111111","name":"command","v":1,"time":"2026-11-21T09:00:00.000Z","app":"notes","app_version":"1.2.3","os":"linux","os_version":"6.1","arch":"x64","invoked_from":"interactive","session_id":"01a1fd55-7a80-7011-9111-111111111111","data":{"command":"doc","subcommand":"create","outcome":"success","exit_code":0,"duration_ms":0,"backend":"azure","attributes":{"items":3,"dry":true}}}

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(Sink));
    }

    [Fact]
    public void Track_EventsBeyondTheirBounds_AreMadeToFit()
    {
        var text = "\uD83D" + new string('X', 500);
        using (var client = TelemetryClient.Start(TestHost.Options, TestHost.Frozen(TestHost.WritingTo(Sink))))
        {
            client.Track(new CommandEvent
            {
                Command = "A Command!",
                Subcommand = "///",
                Outcome = (CommandOutcome)99,
                DurationMs = long.MaxValue,
                FailureReason = (FailureReason)99,
                Backend = text,
                Phase = "a\nb",
            });
            client.Track(new SpanEvent { Name = text, DurationMs = -1, Status = (SpanStatus)7 });
            client.Track(new ErrorEvent
            {
                ExceptionType = text,
                Message = "secret",
                RootCauseMessage = "secret",
                Stack = [.. Enumerable.Repeat(new StackFrameInfo { Function = text, File = "/home/me/C:\\x\\" + text, Line = int.MaxValue }, 50)],
            });
        }

        var data = Data();
        Assert.Equal(("a-command-", "failure", "unknown", 31_536_000_000, 32, "a?b"), (
            data[0].GetProperty("command").GetString(),
            data[0].GetProperty("outcome").GetString(),
            data[0].GetProperty("failure_reason").GetString(),
            data[0].GetProperty("duration_ms").GetInt64(),
            data[0].GetProperty("backend").GetString()!.Length,
            data[0].GetProperty("phase").GetString()));
        Assert.False(data[0].TryGetProperty("subcommand", out _));
        Assert.Equal((64, 0L, "error"), (
            data[1].GetProperty("name").GetString()!.Length, data[1].GetProperty("duration_ms").GetInt64(), data[1].GetProperty("status").GetString()));
        Assert.Equal(32, data[2].GetProperty("stack").GetArrayLength());
        Assert.All(data[2].GetProperty("stack").EnumerateArray(), frame =>
        {
            Assert.Equal(128, frame.GetProperty("function").GetString()!.Length);
            Assert.Equal(128, frame.GetProperty("file").GetString()!.Length);
            Assert.DoesNotContain("home", frame.GetProperty("file").GetString(), StringComparison.Ordinal);
            Assert.Equal(10_000_000, frame.GetProperty("line").GetInt32());
        });
        Assert.DoesNotContain("secret", File.ReadAllText(Sink), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TelemetryLevel.Basic, null, null)]
    [InlineData(TelemetryLevel.Text, "Could not open '<path>'.", "Login failed for user '<user>'.")]
    public void TrackError_Message_IsScrubbedAndAtTheTextLevelOnly(TelemetryLevel level, string? message, string? rootCauseMessage)
    {
        var exception = new IOException("Could not open '/home/jane/x'.", new InvalidOperationException("Login failed for user 'jane'."));
        using (var client = TelemetryClient.Start(TestHost.Options with { Level = level }, TestHost.Frozen(TestHost.WritingTo(Sink))))
        {
            client.TrackError(exception);
            client.Track(new ErrorEvent { ExceptionType = "X", Message = exception.Message, RootCauseMessage = exception.InnerException!.Message });
        }

        Assert.All(Data(), data => Assert.Equal((message, rootCauseMessage), (Text(data, "message"), Text(data, "root_cause_message"))));
        Assert.DoesNotContain("jane", File.ReadAllText(Sink), StringComparison.Ordinal);

        static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    [Fact]
    public void TrackError_LongMessages_AreCutAtTheirBounds()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 1_000));
        using (var client = TelemetryClient.Start(TestHost.Options with { Level = TelemetryLevel.Text }, TestHost.Frozen(TestHost.WritingTo(Sink))))
        {
            client.TrackError(new InvalidOperationException(text, new TimeoutException(text)));
        }

        var data = Assert.Single(Data());
        Assert.Equal((200, 500), (data.GetProperty("message").GetString()!.Length, data.GetProperty("root_cause_message").GetString()!.Length));
    }

    [Fact]
    public void Start_ChannelTenantAndDebugBuild_AreInEveryEvent()
    {
        var environment = TestHost.WritingTo(Sink);
        environment["NOTES_CHANNEL"] = "  " + new string('c', 40);
        var options = TestHost.Options with { Channel = "built-in", OrgId = "org-1", Build = AppBuild.Debug, Heartbeat = HeartbeatMode.OncePerProcess };

        using (TelemetryClient.Start(options, TestHost.Frozen(environment)))
        {
        }

        using var envelope = JsonDocument.Parse(Assert.Single(File.ReadAllLines(Sink)));
        Assert.Equal("heartbeat", envelope.RootElement.GetProperty("name").GetString());
        Assert.Equal(new string('c', 32), envelope.RootElement.GetProperty("channel").GetString());
        Assert.Equal("org-1", envelope.RootElement.GetProperty("org_id").GetString());
        Assert.True(envelope.RootElement.GetProperty("debug").GetBoolean());
        Assert.Equal("{}", envelope.RootElement.GetProperty("data").GetRawText());
    }

    [Fact]
    [Trait("Carries", "modelkit.events")]
    public void Start_HeartbeatInTwoClientsOfAProcess_IsOneEvent()
    {
        var host = TestHost.Frozen(TestHost.WritingTo(Sink));
        var options = TestHost.Options with { Heartbeat = HeartbeatMode.OncePerProcess };

        using (TelemetryClient.Start(options, host))
        using (TelemetryClient.Start(options, host))
        {
        }

        Assert.Single(File.ReadAllLines(Sink));
    }

    [Theory]
    [InlineData("AGENT_CLI", "agent")]
    [InlineData("CI", "ci")]
    [InlineData(null, "interactive")]
    public void Start_DrivenBySomebody_SaysWho(string? variable, string expected)
    {
        var environment = TestHost.WritingTo(Sink);
        environment[variable ?? "UNRELATED"] = "1";

        using (var client = TelemetryClient.Start(TestHost.Options, TestHost.Frozen(environment)))
        {
            client.Track(new HeartbeatEvent());
        }

        Assert.Contains($"\"invoked_from\":\"{expected}\"", File.ReadAllText(Sink), StringComparison.Ordinal);
    }

    private JsonElement[] Data() =>
        [.. File.ReadAllLines(Sink).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("data"))];
}
