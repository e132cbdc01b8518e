using System.Net;
using System.Text.Json.Nodes;
using Ingest.Functions.Tests.Hosting;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>Verdicts on whole events.</summary>
public class EventTests
{
    public static TheoryData<string, string, string> Refused => new()
    {
        { """{"exit_code": 1e400}""", "/data/exit_code", "maximum" },
        { """{"exit_code": -1e400}""", "/data/exit_code", "minimum" },
        { """{"exit_code": 0.5}""", "/data/exit_code", "type" },
        { """{"exit_code": "0"}""", "/data/exit_code", "type" },
        { """{"backend": "a\u0000b"}""", "/data/backend", "pattern" },
        { """{"backend": "\ud800"}""", "/data", "unicode" },
        { """{"backend": "123456789012345678901234567890123"}""", "/data/backend", "maxLength" },
        { """{"outcome": "perhaps"}""", "/data/outcome", "enum" },
        { """{"unheard_of": 1}""", "/data/unheard_of", "additionalProperties" },
        { """{"attributes": {"UPPER": 1}}""", "/data/attributes", "pattern" },
        { """{"attributes": {"a": 1e400}}""", "/data/attributes/a", "maximum" },
        { """{"attributes": {"a": [1]}}""", "/data/attributes/a", "type" },
        { """{"exit_code": 1, "exit_code": 2}""", "/data", "uniqueNames" },
    };

    [Fact]
    public async Task Post_OneEvent_Is204Stored()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("stored", response.Verdict());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Post_EventAgainstItsSchema_Is422NamingThePlaceAndTheRule(string members, string pointer, string keyword)
    {
        await using var receiver = await Receiver.StartAsync();
        var data = """{"command":"add","outcome":"success","duration_ms":12}""";
        var named = data[..^1] + "," + members.Trim()[1..];
        if (members.Contains("outcome", StringComparison.Ordinal))
        {
            named = named.Replace("\"outcome\":\"success\",", "", StringComparison.Ordinal);
        }

        var body = SampleEvents.Command().ToJsonString().Replace(SampleEvents.Command()["data"]!.ToJsonString(), named, StringComparison.Ordinal);

        using var response = await receiver.PostAsync(body);

        var problem = await response.AssertProblemAsync(422, "invalid-event");
        Assert.Equal("invalid", response.Verdict());
        Assert.True(problem["errors"]!.AsArray().Any(e =>
            ((string)e!["pointer"]!).StartsWith(pointer, StringComparison.Ordinal) && (string?)e["keyword"] == keyword && (string?)e["message"] != ""), problem.ToJsonString());
    }

    [Fact]
    public async Task Post_DuplicateKey_Is422NamingTheKey()
    {
        await using var receiver = await Receiver.StartAsync();
        var body = SampleEvents.Command().ToJsonString();

        using var response = await receiver.PostAsync(body[..^1] + ",\"\\u0061pp\":\"again\"}");

        var problem = await response.AssertProblemAsync(422, "invalid-event");
        Assert.Contains("app", (string)problem["errors"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Equal("uniqueNames", (string?)problem["errors"]![0]!["keyword"]);
    }

    [Theory]
    [InlineData("id", "not-an-id")]
    [InlineData("id", "01a1fd8b-eb69-457b-9c2b-dbddaff61ca2")]
    [InlineData("time", "2026-11-21 09:00:00")]
    [InlineData("time", "2026-02-30T09:00:00.000Z")]
    [InlineData("os", "plan9")]
    [InlineData("unheard_of", "x")]
    [InlineData("app", "")]
    public async Task Post_EnvelopeAgainstItsSchema_Is422(string member, string value)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(SampleEvents.With(member, value));

        var problem = await response.AssertProblemAsync(422, "invalid-event");
        Assert.Contains(problem["errors"]!.AsArray(), e => (string?)e!["pointer"] == $"/{member}");
    }

    [Theory]
    [InlineData("name", "unheard.of", "/name")]
    [InlineData("v", 2, "/v")]
    public async Task Post_UnknownEventOrVersion_Is422Unknown(string member, object value, string pointer)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(SampleEvents.With(member, JsonValue.Create(value)));

        var problem = await response.AssertProblemAsync(422, "unknown-event");
        Assert.Equal(pointer, (string?)problem["errors"]![0]!["pointer"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_BatchWithBadEvents_StoresTheOthersAndSaysWhichAreBad(bool isLines)
    {
        await using var receiver = await Receiver.StartAsync();
        var bad = SampleEvents.WithData("outcome", "perhaps");
        JsonObject[] events = [SampleEvents.Command(), bad, SampleEvents.Command()];
        var body = isLines ? string.Join('\n', events.Select(e => e.ToJsonString())) : $"[{string.Join(',', events.Select(e => e.ToJsonString()))}]";

        using var response = await receiver.PostAsync(body, isLines ? Requests.Lines : Requests.Json);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.JsonAsync();
        Assert.Equal(2, (int?)answer["stored"]);
        var result = answer["results"]!.AsArray().Single()!;
        Assert.Equal(1, (int?)result["index"]);
        Assert.Equal((string?)bad["id"], (string?)result["id"]);
        Assert.Equal("invalid", (string?)result["verdict"]);
        Assert.Equal("/data/outcome", (string?)result["errors"]![0]!["pointer"]);
        Assert.Null(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Post_LineThatIsNotJson_IsOneVerdictAndTheRestIsTaken()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync($"{SampleEvents.Command().ToJsonString()}\r\n{{broken\r\n\r\n{SampleEvents.Command().ToJsonString()}", Requests.Lines);

        var answer = await response.JsonAsync();
        Assert.Equal(2, (int?)answer["stored"]);
        Assert.Equal(1, (int?)answer["results"]!.AsArray().Single()!["index"]);
        Assert.Equal("json", (string?)answer["results"]![0]!["errors"]![0]!["keyword"]);
    }

    [Fact]
    public async Task Post_PreferMinimal_LeavesErrorsOut()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Client.DefaultRequestHeaders.Add("Prefer", "return=minimal");

        using var response = await receiver.PostAsync(new JsonArray(SampleEvents.With("os", "plan9")));

        var answer = await response.JsonAsync();
        Assert.Equal("invalid", (string?)answer["results"]![0]!["verdict"]);
        Assert.Null(answer["results"]![0]!["errors"]);
        Assert.Equal("return=minimal", response.Headers.GetValues("Preference-Applied").Single());
    }

    [Fact]
    public async Task Post_ManyFaults_NamesSixteenAtMost()
    {
        await using var receiver = await Receiver.StartAsync();
        var bad = SampleEvents.Command();
        for (var i = 0; i < 40; i++)
        {
            bad[$"x{i}"] = i;
        }

        using var response = await receiver.PostAsync(bad);

        var problem = await response.AssertProblemAsync(422, "invalid-event");
        Assert.Equal(16, problem["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task Post_RefusedEvent_NeverEchoesItsText()
    {
        const string Sentinel = "sentinel-of-a-user";
        await using var receiver = await Receiver.StartAsync();

        using var value = await receiver.PostAsync(SampleEvents.WithData("outcome", Sentinel));
        using var pattern = await receiver.PostAsync(SampleEvents.WithData("command", Sentinel + "!"));
        using var time = await receiver.PostAsync(SampleEvents.With("time", Sentinel));

        foreach (var response in new[] { value, pattern, time })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.DoesNotContain(Sentinel, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Sentinel, receiver.Log.Text, StringComparison.Ordinal);
    }
}
