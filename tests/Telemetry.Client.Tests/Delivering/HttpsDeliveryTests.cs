using System.Text;
using System.Text.Json;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>The client over a real socket.</summary>
public sealed class HttpsDeliveryTests
{
    /// <summary>Generous: a test that needs it has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait("Carries", "dws.bearer")]
    public async Task Flush_OneEvent_IsOneRequestAsTheContractSays()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Stored(1));
        await using var client = Start(receiver);

        client.StartCommand("list").Complete(0);
        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        var request = await receiver.NextAsync();
        Assert.Equal("POST /v1/events HTTP/1.1", request.RequestLine);
        Assert.Equal("Bearer tk_test", request.Headers["authorization"]);
        Assert.Equal("application/x-ndjson", request.Headers["content-type"]);
        Assert.Equal("notes/1.2.3 Telemetry.Client/0.1.0", request.Headers["user-agent"]);
        Assert.Equal('7', request.Headers["idempotency-key"][14]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", request.Headers["x-telemetry-sent"]);
        Assert.Equal(
            ["authorization", "content-length", "content-type", "host", "idempotency-key", "user-agent", "x-telemetry-sent"],
            request.Headers.Keys.Order());
        Assert.Contains("\"command\":\"list\"", Assert.Single(request.Lines), StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (client.Counters.Recorded, client.Counters.Sent, client.Counters.DroppedTotal));
    }

    [Fact]
    [Trait("Carries", "dws.exact-keys")]
    public async Task Flush_PoisonedSurroundings_OnlyKnownKeysAndNothingOfTheMachine()
    {
        var poison = $"poison{Environment.ProcessId}";
        await using var receiver = new StandInReceiver(StandInReceiver.Stored(2));
        var environment = TestHost.SendingTo(receiver.Url);
        foreach (var name in new[] { "USER", "USERNAME", "LOGNAME", "HOME", "HOSTNAME", "COMPUTERNAME", "PWD", "PATH", "LANG", "LC_ALL", "NOTES_SECRET" })
        {
            environment[name] = poison;
        }

        await using var client = TelemetryClient.Start(TestHost.Options, new() { Environment = environment });
        using (var command = client.StartCommand("doc", "create"))
        {
            command.SetAttribute("path", $"/home/{poison}");
            command.Fail(FailureReason.ApiError, 3);
        }

        client.TrackError(Assert.Throws<FileNotFoundException>(void () => throw new FileNotFoundException(poison, $"/home/{poison}/x")));
        await client.FlushAsync(Patience);

        var request = await receiver.NextAsync();
        using var command1 = JsonDocument.Parse(request.Lines[0]);
        Assert.Equal(
            ["app", "app_version", "arch", "data", "id", "install_status", "invoked_from", "name", "os", "os_version", "session_id", "time", "v"],
            Keys(command1.RootElement).Where(k => k != "debug"));
        Assert.Equal(
            ["attributes", "command", "duration_ms", "exit_code", "failure_reason", "outcome", "subcommand"],
            Keys(command1.RootElement.GetProperty("data")));
        using var error = JsonDocument.Parse(request.Lines[1]);
        Assert.Equal(["exception_type", "failure_reason", "stack"], Keys(error.RootElement.GetProperty("data")));

        string[] sentinels = [poison, Environment.UserName, Environment.MachineName, Environment.CurrentDirectory, AppContext.BaseDirectory];
        Assert.All(sentinels.Where(s => s.Length > 3 && s != "root"), s => Assert.DoesNotContain(s, request.Everything, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Flush_ManyEvents_IsOneCompressedRequest()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Stored(20));
        await using var client = Start(receiver);
        Track(client, 20);

        await client.FlushAsync(Patience);

        var request = await receiver.NextAsync();
        Assert.Equal((20, "gzip"), (request.Lines.Length, request.Headers["content-encoding"]));
        Assert.True(request.Body.Length < Encoding.UTF8.GetByteCount(request.Text));
    }

    [Theory]
    [InlineData("/dws")]
    [InlineData("/v2/in?x=1")]
    public async Task Flush_UrlWithPath_IsUsedAsGiven(string path)
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(204));
        await using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(TestHost.SendingTo(receiver.Url + path)));

        Track(client, 1);
        await client.FlushAsync(Patience);

        Assert.Equal($"POST {path} HTTP/1.1", (await receiver.NextAsync()).RequestLine);
        Assert.Equal(1, client.Counters.Sent);
    }

    [Fact]
    public async Task Flush_BuiltInTokenAndUrlOfTheEnvironment_TokenStaysHere()
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Stored(1));
        var environment = TestHost.SendingTo(receiver.Url);
        environment["NOTES_TELEMETRY_TOKEN"] = null;
        await using var client = TelemetryClient.Start(TestHost.Options with { Url = "https://t.example", Token = "built-in" }, TestHost.With(environment));

        Track(client, 1);
        await client.FlushAsync(Patience);

        Assert.False((await receiver.NextAsync()).Headers.ContainsKey("authorization"));
    }

    [Fact]
    public async Task Flush_MixedVerdicts_SendsAgainOnlyWhatMayBeStoredLater()
    {
        await using var receiver = new StandInReceiver(
            StandInReceiver.Answer(
                200,
                """{"stored":0,"results":[{"index":0,"verdict":"duplicate"},{"index":1,"verdict":"invalid"},{"index":2,"verdict":"retry"}]}""",
                "Retry-After: 0"),
            StandInReceiver.Stored(1));
        await using var client = Start(receiver);
        Track(client, 3);

        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));
        Assert.Equal(FlushOutcome.Drained, await client.FlushAsync(Patience));

        var (first, second) = (await receiver.NextAsync(), await receiver.NextAsync());
        Assert.Equal(3, first.Lines.Length);
        Assert.Equal(first.Lines[2], Assert.Single(second.Lines));
        Assert.NotEqual(first.Headers["idempotency-key"], second.Headers["idempotency-key"]);
        Assert.Equal((2, 1, 0), (client.Counters.Sent, client.Counters.Dropped(DropReason.Rejected), client.Counters.Queued));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(407)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Flush_AnswerThatDoesNotSpeakOfTheEvents_IsKeptAndSentAgainAsTheSameRequest(int status)
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(status, "", "Retry-After: 0", "Location: /elsewhere"));
        await using var client = Start(receiver);
        Track(client, 1);

        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));
        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        var (first, second) = (await receiver.NextAsync(), await receiver.NextAsync());
        Assert.Equal(first.Headers["idempotency-key"], second.Headers["idempotency-key"]);
        Assert.Equal((0, 1, 0), (client.Counters.Sent, client.Counters.Queued, client.Counters.DroppedTotal));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(422)]
    public async Task Flush_RefusedForGood_IsNotSentAgain(int status)
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(status));
        await using var client = Start(receiver);
        Track(client, 1);

        await client.FlushAsync(Patience);

        await receiver.NextAsync();
        Assert.Equal((1, 0), (client.Counters.Dropped(DropReason.Rejected), receiver.Waiting));
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(403, "")]
    [InlineData(410, "")]
    [InlineData(200, "kill-tokens: o:x, notes:too-much\r\nkill-duration: 600")]
    [InlineData(503, "kill-tokens: *\r\nkill-duration: 600")]
    public async Task Flush_ToldToBeSilent_LeavesTheReceiverAlone(int status, string headers)
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Answer(status, "", headers.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)));
        await using var client = Start(receiver);
        Track(client, 1);
        await client.FlushAsync(Patience);
        await receiver.NextAsync();

        Track(client, 3);
        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        Assert.Equal(0, receiver.Waiting);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<html>Log in!</html>")]
    [InlineData("HTTP/1.1 999 ?\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("RST")]
    public async Task Flush_AnswerThatIsNone_IsKept(string answer)
    {
        var bytes = answer == "RST" ? StandInReceiver.Reset : Encoding.ASCII.GetBytes(answer + "\r\n\r\n");
        await using var receiver = new StandInReceiver(bytes);
        await using var client = Start(receiver);
        Track(client, 1);

        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        Assert.Equal((0, 1), (client.Counters.Sent, client.Counters.Queued));
    }

    [Fact]
    public async Task Flush_NobodyListens_IsKept()
    {
        var receiver = new StandInReceiver(StandInReceiver.Silence);
        var url = receiver.Url;
        await receiver.DisposeAsync();
        await using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(TestHost.SendingTo(url)));
        Track(client, 5);

        Assert.Equal(FlushOutcome.Kept, await client.FlushAsync(Patience));

        Assert.Equal((0, 5), (client.Counters.Sent, client.Counters.Queued));
    }

    [Theory]
    [InlineData(DisposeKind.Async)]
    [InlineData(DisposeKind.Sync)]
    public async Task Dispose_ReceiverNeverAnswers_EndsWhileTheReceiverStillHoldsTheRequest(DisposeKind kind)
    {
        await using var receiver = new StandInReceiver(StandInReceiver.Silence);
        var client = Start(receiver);
        Track(client, 3);
        var flushing = client.FlushAsync(Patience);
        await receiver.NextAsync();

        await Disposing(client, kind).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal((0, 3, 0), (client.Counters.Sent, client.Counters.Dropped(DropReason.NotDelivered), client.Counters.Queued));
        Track(client, 2);
        Assert.Equal(2, client.Counters.Dropped(DropReason.Closed));
        Assert.Equal(FlushOutcome.Kept, await flushing);
    }

    private static Task Disposing(TelemetryClient client, DisposeKind kind) =>
        kind == DisposeKind.Async ? client.DisposeAsync().AsTask() : Task.Run(client.Dispose);

    private static TelemetryClient Start(StandInReceiver receiver, int budgetMs = 100)
    {
        var environment = TestHost.SendingTo(receiver.Url);
        environment["NOTES_TELEMETRY_TIMEOUT_MS"] = budgetMs.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TelemetryClient.Start(TestHost.Options, TestHost.With(environment));
    }

    private static void Track(TelemetryClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            client.Track(new HeartbeatEvent());
        }
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
}
