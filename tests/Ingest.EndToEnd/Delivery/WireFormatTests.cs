using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.EndToEnd.Durability;
using Ingest.EndToEnd.Notes;
using Ingest.Testing;

namespace Ingest.EndToEnd.Delivery;

/// <summary>A client that speaks another system's format, in a process of its own, against this product's routes for that system.</summary>
public sealed class WireFormatTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();
    private readonly TemporaryDirectory _stored = new();

    public void Dispose()
    {
        _home.Dispose();
        _stored.Dispose();
    }

    [Theory]
    [InlineData("Ingest", "/v1/events", "{token}")]
    [InlineData("OneCollector", "/OneCollector/1.0/", "{id}-{token}")]
    [Trait("Carries", "modelkit.envelope")]
    public async Task Send_EnvelopesOfEitherKind_AreRowsWithTheSameColumns(string format, string path, string key)
    {
        await using var receiver = await ReceiveAsync();

        var said = await SendAsync(receiver, "ACTOR", format, path, Key(key));

        Assert.Equal("Drained: sent 4, rejected 0", said);
        var rows = Rows();
        var (started, created, error, failed) = (Row(rows, "heartbeat"), Row(rows, "command", "create"), Row(rows, "error"), Row(rows, "command", null));
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            ("actor", "1.0.0", "new", ReceiverProcess.TokenId), (Text(row, "App"), Text(row, "AppVersion"), Text(row, "InstallStatus"), Text(row, "ProducerId"))));
        Assert.All<string>(["SessionId", "InstallId"], id => Assert.True(Guid.TryParseExact(Text(started, id), "D", out _)));
        Assert.All<string>(["SessionId", "InstallId", "Os", "OsVersion", "Arch"], column => Assert.Single(rows.Select(row => Text(row, column)).Distinct()));
        Assert.Equal(("doc", "create", "success", 0, null), Command(created));
        Assert.Equal(("doc", null, "failure", 3, "api_error"), Command(failed));
        Assert.Equal(("System.InvalidOperationException", 3, "api_error"), ((string?)error["Properties"]!["exception_type"], Number(error, "ExitCode"), Text(error, "FailureReason")));
    }

    [Theory]
    [InlineData("/dws")]
    [InlineData("/")]
    [Trait("Carries", "dws.event")]
    [Trait("Carries", "dws.environment")]
    public async Task Send_FlatBodies_AreRowsOfTheCommands(string path)
    {
        await using var receiver = await ReceiveAsync();

        var said = await SendAsync(receiver, "DWS", "Dws", path, Key("{token}"));

        Assert.Equal("Drained: sent 2, rejected 2", said);
        var rows = Rows();
        var (created, failed) = (Row(rows, "dws.command", "create"), Row(rows, "dws.command", null));
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            ("actor", "1.0.0", "ding1", "end-to-end", "doc"), (Text(row, "App"), Text(row, "AppVersion"), Text(row, "OrgId"), Text(row, "Channel"), Text(row, "Module"))));
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{32}$", Text(row, "TraceId")));
        Assert.Equal(("doc", "create", "success", 0, null), Command(created));
        Assert.Equal(("doc", null, "failure", 3, "api_error"), Command(failed));
    }

    [Fact]
    [Trait("Carries", "modelkit.kill-switch")]
    public async Task Send_WithARevokedKey_IsSilentInLaterRunsToo()
    {
        await using (var revoking = await ReceiveAsync(("Disabled", "true")))
        {
            Assert.Equal("Kept: sent 0, rejected 0", await SendAsync(revoking, "ACTOR", "OneCollector", "/OneCollector/1.0/", Key("{id}-{token}")));
        }

        await using var sound = await ReceiveAsync();
        Assert.Equal("Kept: sent 0, rejected 0", await SendAsync(sound, "ACTOR", "OneCollector", "/OneCollector/1.0/", Key("{id}-{token}")));

        Assert.Empty(Rows());
    }

    [Theory]
    [InlineData("{token}")]
    [InlineData("{id}-{token}")]
    public async Task Post_EitherFormOfTheKey_IsTaken(string key)
    {
        await using var receiver = await ReceiveAsync();
        using var http = new HttpClient { BaseAddress = receiver.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/OneCollector/1.0/")
        {
            Content = new StringContent(
                $$$"""{"ver":"4.0","name":"WinMLCLIHeartbeat","time":"2026-11-21T09:00:00.000Z","iKey":"o:{{{ReceiverProcess.TokenId}}}","data":{}}""",
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/x-json-stream", "utf-8")),
        };
        request.Headers.Add("x-apikey", Key(key));

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, """{"acc":1}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("WinMLCLIHeartbeat", Text(Assert.Single(Rows()), "Name"));
    }

    private Task<ReceiverProcess> ReceiveAsync(params (string Setting, string Value)[] token) => ReceiverProcess.StartAsync(
        ReceiverProgram.Start(), _stored.Path, [.. token.Prepend((Setting: "Apps", Value: "actor")).Select(t => ($"Ingest__Producers__{ReceiverProcess.TokenId}__{t.Setting}", t.Value))]);

    private static string Key(string form) =>
        form.Replace("{id}", ReceiverProcess.TokenId, StringComparison.Ordinal).Replace("{token}", ReceiverProcess.Token, StringComparison.Ordinal);

    private async Task<string> SendAsync(ReceiverProcess receiver, string prefix, string format, string path, string key)
    {
        var run = await NotesProcess.RunProgramAsync(
            "actor.dll",
            _home.Path,
            new Dictionary<string, string>
            {
                ["ACTOR_PREFIX"] = prefix,
                ["ACTOR_WIRE_FORMAT"] = format,
                [$"{prefix}_TELEMETRY_ENABLED"] = "true",
                [$"{prefix}_TELEMETRY_URL"] = new Uri(receiver.Address, path).ToString(),
                [$"{prefix}_TELEMETRY_TOKEN"] = key,
                [$"{prefix}_TELEMETRY_TIMEOUT_MS"] = "1500",
            },
            "send");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.Trim();
    }

    private List<JsonObject> Rows() =>
        [.. Directory.GetFiles(_stored.Path, "rows-*.jsonl").SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static JsonObject Row(List<JsonObject> rows, string name) => Assert.Single(rows, row => Text(row, "Name") == name);

    private static JsonObject Row(List<JsonObject> rows, string name, string? subcommand) =>
        Assert.Single(rows, row => Text(row, "Name") == name && Text(row, "Subcommand") == subcommand);

    private static (string?, string?, string?, int?, string?) Command(JsonObject row)
    {
        Assert.InRange(Number(row, "DurationMs")!.Value, 0, 60_000);
        return (Text(row, "Command"), Text(row, "Subcommand"), Text(row, "Outcome"), Number(row, "ExitCode"), Text(row, "FailureReason"));
    }

    private static string? Text(JsonObject row, string column) => (string?)row[column];

    private static int? Number(JsonObject row, string column) => (int?)row[column];
}
