using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Sinks.Files;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Reading;
using Ingest.Functions.Tests.Sinks.Files;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary><c>POST /dws</c> and <c>POST /</c>: what a client of the dws tool sends, and hears.</summary>
public class DwsTests
{
    private const string Path = "/dws";

    private const string Least = """{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":73}""";

    private const string Full = """
        {"schema_version":"1","ts":"2026-06-04T11:38:24.123456789+08:00","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","corp_id":"ding01","cli_version":"1.0.34","channel":"openclaw","os":"darwin","module":"doc","command":"doc","subcommand":"create_document","outcome":"error","err_class":"validation","exit_code":1,"duration_ms":73}
        """;

    [Theory]
    [InlineData("/dws", "1")]
    [InlineData("/dws", null)]
    [InlineData("/", "1")]
    [InlineData("/", null)]
    [Trait("Carries", "dws.event")]
    [Trait("Carries", "dws.schema-header")]
    public async Task Post_WithHeaderAndWithout_IsStoredWithAllItsFieldsInColumns(string path, string? schema)
    {
        await using var receiver = await Receiver.StartAsync();
        if (schema is not null)
        {
            receiver.Client.DefaultRequestHeaders.Add("X-Dws-Telemetry-Schema", schema);
        }

        using var response = await receiver.PostAsync(Full, path: path);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("stored", response.Verdict());
        var row = receiver.Rows().Single();
        row.Remove("EventId");
        row.Remove("ReceivedTime");
        row.Remove("TimeGenerated");
        Assert.Equal(
            $$"""
            {"EventTime":"2026-06-04T03:38:24.123Z","Name":"dws.command","Version":1,"App":"dws","AppVersion":"1.0.34","Channel":"openclaw","Os":"darwin","Arch":"other","OrgId":"ding01","TraceId":"4bf92f3577b34da6a3ce929d0e0e4736","Command":"doc","Subcommand":"create_document","Module":"doc","Outcome":"failure","FailureReason":"validation_error","ExitCode":1,"DurationMs":73,"Properties":{"schema_version":"1"},"ProducerId":"{{receiver.TokenId}}"}
            """,
            row.ToJsonString());
    }

    [Fact]
    public async Task Post_OnlyWhatIsRequired_IsStoredEachTimeAsARunOfItsOwn()
    {
        await using var receiver = await Receiver.StartAsync();

        using var first = await receiver.PostAsync(Least, path: Path);
        using var second = await receiver.PostAsync(Least, path: Path);

        Assert.Equal(("stored", "stored"), (first.Verdict(), second.Verdict()));
        Assert.Equal(2, receiver.Rows().Select(r => (string?)r["EventId"]).Distinct().Count());
        Assert.All(receiver.Rows(), row => Assert.Equal(("unknown", "other", "success"), ((string?)row["AppVersion"], (string?)row["Os"], (string?)row["Outcome"])));
    }

    [Fact]
    public async Task Post_TheSameBodyWithItsTimeAgain_IsADuplicate()
    {
        await using var receiver = await Receiver.StartAsync();

        using var first = await receiver.PostAsync(Full, path: Path);
        using var again = await receiver.PostAsync(Full, path: "/");

        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(("stored", "duplicate"), (first.Verdict(), again.Verdict()));
        Assert.Single(receiver.Rows());
    }

    [Theory]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":73,"email":"a@example.com"}""", "/email")]
    [InlineData("""{"schema_version":"2","command":"doc","outcome":"ok","duration_ms":73}""", "/schema_version")]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"perhaps","duration_ms":73}""", "/outcome")]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":-1}""", "/duration_ms")]
    [InlineData("""{"schema_version":"1","command":"my title","outcome":"ok","duration_ms":1}""", "/command")]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":1,"ts":"yesterday"}""", "/ts")]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":1,"ts":"2026-02-30T00:00:00Z"}""", "/ts")]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":1,"ts":7}""", "/ts")]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":1,"cli_version":"a\u0007b"}""", "/cli_version")]
    [InlineData("""{"schema_version":"1","command":"doc","outcome":"ok"}""", "")]
    [InlineData("{}", "")]
    public async Task Post_BodyThatIsNotOfTheForm_Is400AndPointsIntoIt(string body, string pointer)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(body, path: Path);

        var problem = await response.AssertProblemAsync(400, "invalid-dws-event");
        Assert.Equal(pointer, (string?)problem["errors"]![0]!["pointer"]);
        Assert.DoesNotContain("example.com", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(receiver.Rows());
    }

    [Theory]
    [InlineData("[]", "empty-body")]
    [InlineData("", "empty-body")]
    [InlineData("nonsense", "malformed-json")]
    [InlineData("{", "malformed-json")]
    [InlineData("""{"schema_version":"1"},"id":"x" """, "malformed-json")]
    [InlineData("""[{"schema_version":"1","command":"doc","outcome":"ok","duration_ms":73}]""", "invalid-dws-event")]
    [Trait("Carries", "dws.answers")]
    public async Task Post_NotOneObject_Is400(string body, string code)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(body, path: Path);

        await response.AssertProblemAsync(400, code);
    }

    [Fact]
    [Trait("Carries", "dws.bearer")]
    [Trait("Carries", "dws.answers")]
    public async Task Post_WithoutAToken_Is401()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Client.DefaultRequestHeaders.Authorization = null;

        using var response = await receiver.PostAsync(Least, path: Path);
        using var root = await receiver.PostAsync(Least, path: "/");

        await response.AssertProblemAsync(401, "unauthorized");
        await root.AssertProblemAsync(401, "unauthorized");
    }

    [Fact]
    [Trait("Carries", "dws.answers")]
    public async Task Post_TooMuch_Is413()
    {
        await using var receiver = await Receiver.StartAsync();

        using var large = await receiver.PostAsync(Least.Replace("doc", new string('a', 70_000), StringComparison.Ordinal), path: Path);
        using var larger = await receiver.PostAsync(Bodies.Gzip(Encoding.UTF8.GetBytes(new string(' ', 9_000_000) + Least)), Requests.Json, "gzip", Path);

        await large.AssertProblemAsync(413, "event-too-large");
        await larger.AssertProblemAsync(413, "body-too-large");
    }

    [Fact]
    [Trait("Carries", "dws.answers")]
    public async Task Post_StoreFails_Is503WithRetryAfter()
    {
        using var directory = new TemporaryDirectory();
        var disk = new FaultyWriter { FailsToFlush = true };
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IDurableWriter>(disk), ("Ingest:File:Directory", directory.Path));

        using var response = await receiver.PostAsync(Full, path: Path);

        await response.AssertProblemAsync(503, "unavailable");
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-ndjson")]
    [InlineData(null)]
    public async Task Post_AnotherMediaType_Is415(string? mediaType)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(Encoding.UTF8.GetBytes(Least), mediaType, null, Path);

        await response.AssertProblemAsync(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Post_AnotherSchemaVersionInTheHeader_Is400()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Client.DefaultRequestHeaders.Add("X-Dws-Telemetry-Schema", "2");

        using var response = await receiver.PostAsync(Least, path: Path);

        await response.AssertProblemAsync(400, "invalid-dws-event");
    }

    [Theory]
    [InlineData("Apps", "fleet", "fleet")]
    [InlineData("Apps", "*", "dws")]
    public async Task Post_App_IsThatOfTheTokenOrTheToolsOwn(string setting, string apps, string expected)
    {
        await using var receiver = await Receiver.StartAsync(($"Ingest:Producers:{{token}}:{setting}", apps));

        using var response = await receiver.PostAsync(Least, path: Path);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(expected, (string?)receiver.Rows().Single()["App"]);
    }

    [Fact]
    public async Task Post_TokenOfOtherApps_Is403()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:Producers:{token}:Apps", "notes,paint"));

        using var response = await receiver.PostAsync(Least, path: Path);

        await response.AssertProblemAsync(403, "forbidden-app");
    }

    [Fact]
    public async Task Post_OverTheProducersRate_Is429()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:Producers:{token}:RatePerSecond", "1"), ("Ingest:Producers:{token}:Burst", "1"));

        using var first = await receiver.PostAsync(Least, path: Path);
        using var second = await receiver.PostAsync(Least, path: Path);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        await second.AssertProblemAsync(429, "rate-limited");
    }

    [Fact]
    public async Task Post_Compressed_IsTaken()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(Bodies.Gzip(Encoding.UTF8.GetBytes(Full)), Requests.Json, "gzip", Path);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public void Full_AllFourteenFields_AreSent() => Assert.Equal(14, JsonNode.Parse(Full)!.AsObject().Count);
}
