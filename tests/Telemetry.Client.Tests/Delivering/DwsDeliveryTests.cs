using System.Text;
using System.Text.Json;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>The client beside a receiver of dws.</summary>
public sealed class DwsDeliveryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TelemetryOptions Options = new("dws", "1.0.34") { EnvironmentPrefix = "DWS", WireFormat = WireFormat.Dws, OrgId = "ding1" };

    [Fact]
    [Trait("Carries", "dws.event")]
    [Trait("Carries", "dws.exact-keys")]
    public void From_Command_IsTheFlatBodyToTheByte()
    {
        const string stored = """
            {"id":"01935000-0000-7000-8000-000000000001","name":"command","v":1,"time":"2026-06-04T03:38:24.123Z","app":"dws","app_version":"1.0.34","channel":"openclaw","os":"darwin","arch":"arm64","org_id":"ding1","trace_id":"0af7651916cd43dd8448eb211c80319c","data":{"command":"doc","subcommand":"create_document","outcome":"failure","exit_code":5,"duration_ms":73,"failure_reason":"validation_error","attributes":{"secret":"x"}}}
            """;

        Assert.Equal(
            """{"schema_version":"1","ts":"2026-06-04T03:38:24.123Z","trace_id":"0af7651916cd43dd8448eb211c80319c","corp_id":"ding1","cli_version":"1.0.34","channel":"openclaw","os":"darwin","module":"doc","command":"doc","subcommand":"create_document","outcome":"error","err_class":"validation","exit_code":5,"duration_ms":73}""",
            Encoding.UTF8.GetString(DwsBody.From(Encoding.UTF8.GetBytes(stored))!));
    }

    [Fact]
    public void From_CommandWithTheLeast_OmitsWhatIsEmpty()
    {
        const string stored = """
            {"id":"01935000-0000-7000-8000-000000000001","name":"command","v":1,"time":"2026-06-04T03:38:24.123Z","app":"dws","app_version":"1","os":"linux","arch":"x64","data":{"command":"é","module":"m","outcome":"success","duration_ms":0}}
            """;

        Assert.Equal(
            """{"schema_version":"1","ts":"2026-06-04T03:38:24.123Z","trace_id":"01935000000070008000000000000001","cli_version":"1","os":"linux","module":"m","command":"é","subcommand":"","outcome":"ok","exit_code":0,"duration_ms":0}""",
            Encoding.UTF8.GetString(DwsBody.From(Encoding.UTF8.GetBytes(stored))!));
    }

    [Fact]
    [Trait("Carries", "dws.environment")]
    [Trait("Carries", "dws.bearer")]
    [Trait("Carries", "dws.schema-header")]
    public async Task Flush_CommandsAndAnError_IsOneRequestForEachCommand()
    {
        await using var receiver = new StandInReceiver(DwsContract.Answer);
        await using var client = Start(receiver, DwsContract.Token);
        client.StartCommand("doc", "create_document").Complete(0);
        client.TrackError(new InvalidOperationException());
        client.StartCommand("doc").Fail(FailureReason.ApiError, 3);

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        var (first, second) = (await receiver.NextAsync(), await receiver.NextAsync());
        Assert.Equal(0, receiver.Waiting);
        Assert.Equal("POST /dws HTTP/1.1", first.RequestLine);
        Assert.Equal(("application/json", "1", "Bearer dev"), (first.Headers["content-type"], first.Headers["x-dws-telemetry-schema"], first.Headers["authorization"]));
        Assert.Equal(["authorization", "content-length", "content-type", "host", "user-agent", "x-dws-telemetry-schema"], first.Headers.Keys.Order());
        using var body = JsonDocument.Parse(second.Body);
        Assert.Equal(("error", "api", 3), (Text(body, "outcome"), Text(body, "err_class"), body.RootElement.GetProperty("exit_code").GetInt32()));
        Assert.Equal((2, 1), (client.Counters.Sent, client.Counters.Dropped(DropReason.Rejected)));
    }

    [Fact]
    [Trait("Carries", "dws.answers")]
    public async Task Flush_WrongToken_IsKeptForLater()
    {
        using var home = new TestHome();
        await using var receiver = new StandInReceiver(DwsContract.Answer);
        await using (var client = Start(receiver, "wrong", home.Environment))
        {
            client.StartCommand("doc").Complete(0);

            Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));
            Assert.Equal((0, 0), (client.Counters.Sent, client.Counters.DroppedTotal));
        }

        Assert.Equal("Bearer wrong", (await receiver.NextAsync()).Headers["authorization"]);
    }

    [Fact]
    public async Task Flush_ReceiverGoesAwayBetweenTwo_TheFirstIsNotSentAgain()
    {
        using var home = new TestHome();
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(204), StandInReceiver.Reset);
        await using var client = Start(receiver, DwsContract.Token, home.Environment);
        client.StartCommand("first").Complete(0);
        client.StartCommand("second").Complete(0);

        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        Assert.Equal((1, 0), (client.Counters.Sent, client.Counters.DroppedTotal));
    }

    private static TelemetryClient Start(StandInReceiver receiver, string token, FakeEnvironment? environment = null)
    {
        environment ??= new();
        environment["DWS_TELEMETRY_ENABLED"] = "true";
        environment["DWS_TELEMETRY_URL"] = receiver.Url + "/dws";
        environment["DWS_TELEMETRY_TOKEN"] = token;
        environment["DWS_TELEMETRY_TIMEOUT_MS"] = "1500";
        return TelemetryClient.Start(Options, TestHost.With(environment));
    }

    private static string? Text(JsonDocument body, string member) => body.RootElement.GetProperty(member).GetString();
}
