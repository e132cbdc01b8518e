using System.Text;
using Telemetry.Client.Delivering;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>The client beside a collector of Common Schema 4.0.</summary>
public sealed class OneCollectorDeliveryTests
{
    private const string Key = "0123abcd-secret-7";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait("Carries", "modelkit.envelope")]
    public void From_TwoEvents_AreEnvelopesToTheByte()
    {
        const string first = """
            {"id":"01935000-0000-7000-8000-000000000001","name":"command","v":1,"time":"2026-06-04T03:38:24.123Z","app":"notes","app_version":"1.2.3","os":"linux","os_version":"6.1","arch":"x64","invoked_from":"ci","session_id":"01935000-0000-7000-8000-000000000002","install_id":"01935000-0000-7000-8000-000000000003","install_status":"existing","data":{"command":"é\"<","outcome":"success","exit_code":0,"duration_ms":7}}
            """;
        const string second = """{"id":"01935000-0000-7000-8000-000000000004","name":"heartbeat","v":1,"time":"2026-06-04T03:38:24.999Z","app":"notes","app_version":"1.2.3","os":"linux","arch":"x64","data":{}}""";

        Assert.Equal(
            """{"ver":"4.0","name":"command","time":"2026-06-04T03:38:24.123Z","iKey":"o:0123abcd","data":{"command":"é\"<","outcome":"success","exit_code":0,"duration_ms":7},"ext":{"device":{"localId":"r:01935000-0000-7000-8000-000000000003","authId":"EXISTING","deviceClass":"x64"},"os":{"name":"linux","ver":"6.1"},"app":{"ver":"1.2.3","sesId":"01935000-0000-7000-8000-000000000002"}}}"""
            + "\n"
            + """{"ver":"4.0","name":"heartbeat","time":"2026-06-04T03:38:24.999Z","iKey":"o:0123abcd","data":{},"ext":{"device":{"authId":"FAILED","deviceClass":"x64"},"os":{"name":"linux"},"app":{"ver":"1.2.3"}}}""",
            Encoding.UTF8.GetString(CollectorBody.From([Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(second)], "o:0123abcd")));
    }

    [Theory]
    [InlineData("0123abcd-secret-7", "o:0123abcd")]
    [InlineData("a-", "o:a")]
    [InlineData("-secret", null)]
    [InlineData("secret", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Of_Key_IsTheTenantBeforeItsFirstHyphen(string? key, string? tenant) => Assert.Equal(tenant, TenantKey.Of(key));

    [Fact]
    public async Task Flush_TwoEvents_IsOneRequestAsCollectorsTakeIt()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(200, """{"acc":2}"""));
        await using var client = Start(receiver, new());
        client.StartCommand("list").Complete(0);
        client.StartCommand("add").Complete(0);

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        var request = await receiver.NextAsync();
        Assert.Equal("POST /OneCollector/1.0/ HTTP/1.1", request.RequestLine);
        Assert.Equal(("application/x-json-stream; charset=utf-8", Key), (request.Headers["content-type"], request.Headers["x-apikey"]));
        Assert.Equal(["content-length", "content-type", "host", "user-agent", "x-apikey"], request.Headers.Keys.Order());
        Assert.Equal((2, '}'), (request.Lines.Length, request.Text[^1]));
        Assert.Equal((2, 0), (client.Counters.Sent, client.Counters.DroppedTotal));
    }

    [Fact]
    [Trait("Carries", "modelkit.kill-switch")]
    public async Task Flush_OrderForOurTenant_HoldsInLaterRuns()
    {
        using var home = new TestHome();
        await using var receiver = new StandInReceiver(
            StandInReceiver.Answer(200, """{"acc":1}""", "kill-tokens: o:other,o:0123abcd:overload", "kill-duration: 600"));
        await using (var client = Start(receiver, home.Environment))
        {
            client.StartCommand("list").Complete(0);
            await client.FlushAsync(Patience);
            Assert.Equal(1, client.Counters.Sent);
        }

        await receiver.NextAsync();
        await using (var later = Start(receiver, home.Environment))
        {
            later.StartCommand("list").Complete(0);
            Assert.Equal(FlushOutcome.Kept, await later.FlushAsync(Patience));
            Assert.Equal((0, 1), (later.Counters.Sent, later.Counters.Spooled));
        }

        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task Flush_OrderForAnotherTenant_IsNotForUs()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(200, "", "kill-tokens: o:0123ab,0123abcd", "kill-duration: 600"));
        await using var client = Start(receiver, new());
        client.StartCommand("list").Complete(0);
        await client.FlushAsync(Patience);
        client.StartCommand("list").Complete(0);

        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));
        Assert.Equal(2, client.Counters.Sent);
    }

    [Fact]
    public void Start_KeyWithoutATenant_IsOffAndSaysWhy()
    {
        var environment = TestHost.SendingTo("https://collector.example/OneCollector/1.0/");
        environment["NOTES_TELEMETRY_TOKEN"] = "secret";
        using var client = TelemetryClient.Start(TestHost.Options with { WireFormat = WireFormat.OneCollector }, TestHost.With(environment));

        Assert.Equal(5, client.Decision.Rule);
        Assert.Contains("tenant", client.Decision.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", client.Decision.Explanation, StringComparison.Ordinal);
    }

    private static TelemetryClient Start(StandInReceiver receiver, FakeEnvironment environment)
    {
        environment["NOTES_TELEMETRY_ENABLED"] = "1";
        environment["NOTES_TELEMETRY_URL"] = receiver.Url + "/OneCollector/1.0/";
        environment["NOTES_TELEMETRY_TOKEN"] = Key;
        return TelemetryClient.Start(TestHost.Options with { WireFormat = WireFormat.OneCollector }, TestHost.With(environment));
    }
}
