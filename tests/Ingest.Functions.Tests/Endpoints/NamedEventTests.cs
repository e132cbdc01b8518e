using System.Net;
using Ingest.Functions.Tests.Hosting;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary><c>POST /v1/events/{name}</c>.</summary>
public class NamedEventTests
{
    private const string Path = "/v1/events/command";
    private const string Data = """{"command":"add","outcome":"success","duration_ms":12}""";

    [Fact]
    public async Task Post_BareData_IsStoredWithAnEnvelopeOfItsHeaders()
    {
        await using var receiver = await StartAsync();
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-Id", "01a1fd8b-eb69-757b-9c2b-dbddaff61ca2");
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-Time", "2026-11-20T08:00:00.000Z");

        using var response = await receiver.PostAsync(Data, path: Path);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var row = receiver.Rows().Single();
        Assert.Equal("01a1fd8b-eb69-757b-9c2b-dbddaff61ca2", (string?)row["EventId"]);
        Assert.Equal("2026-11-20T08:00:00.000Z", (string?)row["EventTime"]);
        Assert.Equal("script", (string?)row["App"]);
        Assert.Equal("other", (string?)row["Os"]);
        Assert.Equal("add", (string?)row["Command"]);
        Assert.Equal(receiver.TokenId, (string?)row["ProducerId"]);
    }

    [Theory]
    [InlineData("[{0},{0}]", Requests.Json)]
    [InlineData("{0}\n{0}\n", Requests.Lines)]
    public async Task Post_ManyBareData_GetIdsOfTheirOwn(string form, string mediaType)
    {
        await using var receiver = await StartAsync();

        using var response = await receiver.PostAsync(form.Replace("{0}", Data, StringComparison.Ordinal), mediaType, Path);

        Assert.Equal(2, (int?)(await response.JsonAsync())["stored"]);
        Assert.Equal(2, receiver.Rows().Select(r => (string?)r["EventId"]).Distinct().Count());
    }

    [Fact]
    public async Task Post_InvalidData_PointsIntoTheBodyThatWasSent()
    {
        await using var receiver = await StartAsync();

        using var response = await receiver.PostAsync("""{"command":"add","outcome":"perhaps","duration_ms":12}""", path: Path);

        var problem = await response.AssertProblemAsync(422, "invalid-event");
        Assert.Equal("/outcome", (string?)problem["errors"]![0]!["pointer"]);
    }

    [Theory]
    [InlineData("X-Telemetry-App")]
    [InlineData("X-Telemetry-App-Version")]
    public async Task Post_WithoutARequiredHeader_Is400(string header)
    {
        await using var receiver = await StartAsync();
        receiver.Client.DefaultRequestHeaders.Remove(header);

        using var response = await receiver.PostAsync(Data, path: Path);

        await response.AssertProblemAsync(400, "missing-header");
    }

    [Fact]
    public async Task Post_OneIdForABatch_Is400AndNothingIsStored()
    {
        await using var receiver = await StartAsync();
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-Id", "01a1fd8b-eb69-757b-9c2b-dbddaff61ca2");

        using var response = await receiver.PostAsync($"[{Data},{Data}]", path: Path);

        await response.AssertProblemAsync(400, "missing-header");
        Assert.Empty(receiver.Rows());
    }

    [Fact]
    public async Task Post_UnknownName_Is422()
    {
        await using var receiver = await StartAsync();

        using var response = await receiver.PostAsync(Data, path: "/v1/events/unheard.of");

        await response.AssertProblemAsync(422, "unknown-event");
    }

    [Theory]
    [InlineData("""{"command":"add","outcome":"success","duration_ms":12},"channel":"x" """)]
    [InlineData("""{"command":"add","outcome":"success","duration_ms":12}} """)]
    [InlineData("""{"command":"add" """)]
    public async Task Post_BytesThatWouldLeaveTheEnvelope_Is400(string body)
    {
        await using var receiver = await StartAsync();

        using var response = await receiver.PostAsync(body, path: Path);

        await response.AssertProblemAsync(400, "malformed-json");
    }

    private static async Task<Receiver> StartAsync()
    {
        var receiver = await Receiver.StartAsync();
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App", "script");
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App-Version", "1");
        return receiver;
    }
}
