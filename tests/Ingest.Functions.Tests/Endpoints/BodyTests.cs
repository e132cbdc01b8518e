using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ingest.Functions.Reading;
using Ingest.Functions.Tests.Hosting;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>Every way a body can be wrong before an event is looked at.</summary>
public class BodyTests
{
    public static TheoryData<string> Codings => new("gzip", "x-gzip", "deflate", "br", "identity", "GZIP");

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Post_EachCoding_IsStored(string coding)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(Encode(coding, Encoding.UTF8.GetBytes(SampleEvents.Command().ToJsonString())), Requests.Json, coding);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, identity")]
    [InlineData("nonsense")]
    public async Task Post_CodingThatIsNotTaken_Is415WithAcceptEncoding(string coding)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync([1, 2, 3], Requests.Json, coding);

        await response.AssertProblemAsync(415, "unsupported-encoding");
        Assert.Equal("gzip, deflate, br, identity", string.Join(", ", response.Headers.GetValues("Accept-Encoding")));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Post_MediaTypeThatIsNotTaken_Is415(string? mediaType)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(Encoding.UTF8.GetBytes("{}"), mediaType, null);

        await response.AssertProblemAsync(415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Post_CorruptOrCutCoding_Is400(string coding)
    {
        await using var receiver = await Receiver.StartAsync();
        var whole = Encode(coding, Encoding.UTF8.GetBytes(SampleEvents.Lines(50)));

        using var cut = await receiver.PostAsync(whole[..^10], Requests.Lines, coding);
        using var garbage = await receiver.PostAsync(Encoding.ASCII.GetBytes("this is not compressed at all"), Requests.Lines, coding);

        await cut.AssertProblemAsync(400, "corrupt-body");
        await garbage.AssertProblemAsync(400, "corrupt-body");
    }

    [Fact]
    public async Task Post_GzipBomb_Is413NamingTheLimit()
    {
        await using var receiver = await Receiver.StartAsync();
        var bomb = Encode("gzip", new byte[64 * 1024 * 1024]);

        using var response = await receiver.PostAsync(bomb, Requests.Json, "gzip");

        var problem = await response.AssertProblemAsync(413, "body-too-large");
        Assert.Contains($"{IngestLimits.BodyBytes}", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_BodyOverTheLimit_Is413WhetherItsLengthIsToldOrNot(bool isLengthTold)
    {
        await using var receiver = await Receiver.StartAsync();
        using var content = new ByteArrayContent(new byte[IngestLimits.BodyBytes + 1]);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = content };
        request.Headers.TransferEncodingChunked = !isLengthTold;
        request.Headers.ExpectContinue = true;

        using var response = await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task Post_CompressedBodyOverTheLimit_Is413NamingTheLimit()
    {
        await using var receiver = await Receiver.StartAsync();
        var noise = new byte[IngestLimits.CompressedBodyBytes + 1];
        new Random(7).NextBytes(noise);
        using var content = new ByteArrayContent(noise);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = content };
        request.Headers.ExpectContinue = true;

        using var response = await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var problem = await response.AssertProblemAsync(413, "body-too-large");
        Assert.Contains($"{IngestLimits.CompressedBodyBytes}", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty-body")]
    [InlineData("  \n ", "empty-body")]
    [InlineData("[]", "empty-body")]
    [InlineData("{", "malformed-json")]
    [InlineData("{}x", "malformed-json")]
    [InlineData("{} {}", "malformed-json")]
    [InlineData("[{},]", "malformed-json")]
    [InlineData("[{}", "malformed-json")]
    [InlineData("[{}]]", "malformed-json")]
    [InlineData("nul", "malformed-json")]
    [InlineData("\"text\"", "malformed-json")]
    [InlineData("42", "malformed-json")]
    [InlineData("{\"a\":1,}", "malformed-json")]
    [InlineData("{/*c*/}", "malformed-json")]
    [InlineData("{'a':1}", "malformed-json")]
    public async Task Post_BodyThatIsNotJson_Is400(string body, string code)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.PostAsync(body);

        await response.AssertProblemAsync(400, code);
    }

    [Fact]
    public async Task Post_InvalidUtf8_Is400AloneAndAVerdictInLines()
    {
        await using var receiver = await Receiver.StartAsync();
        var sample = SampleEvents.Command();
        sample["channel"] = "X";
        var broken = Encoding.Latin1.GetBytes(sample.ToJsonString().Replace("\"X\"", "\"\u00ff\"", StringComparison.Ordinal));
        byte[] lines = [.. broken, (byte)'\n', .. Encoding.UTF8.GetBytes(SampleEvents.Command().ToJsonString())];

        using var single = await receiver.PostAsync(broken, Requests.Json, null);
        using var batch = await receiver.PostAsync(lines, Requests.Lines, null);

        await single.AssertProblemAsync(400, "malformed-json");
        var answer = await batch.JsonAsync();
        Assert.Equal(1, (int?)answer["stored"]);
        Assert.Equal("invalid", (string?)answer["results"]![0]!["verdict"]);
    }

    [Fact]
    public async Task Post_ThirtyThreeLevels_Is413AndThirtyTwoAreRead()
    {
        await using var receiver = await Receiver.StartAsync();

        using var tooDeep = await receiver.PostAsync(Nested(33));
        using var deep = await receiver.PostAsync(Nested(32));

        await tooDeep.AssertProblemAsync(413, "too-deep");
        await deep.AssertProblemAsync(422, "invalid-event");
    }

    [Fact]
    public async Task Post_EventOverTheLimit_Is413AloneAndAVerdictInABatch()
    {
        await using var receiver = await Receiver.StartAsync();
        var large = SampleEvents.With("channel", new string('x', IngestLimits.EventBytes));

        using var single = await receiver.PostAsync(large);
        using var batch = await receiver.PostAsync(new JsonArray(SampleEvents.Command(), large.DeepClone()));

        await single.AssertProblemAsync(413, "event-too-large");
        var answer = await batch.JsonAsync();
        Assert.Equal(1, (int?)answer["stored"]);
        Assert.Equal("maxBytes", (string?)answer["results"]![0]!["errors"]![0]!["keyword"]);
    }

    [Fact]
    public async Task Post_FiveThousandAndOneEvents_Is413AndNothingIsStored()
    {
        await using var receiver = await Receiver.StartAsync();

        using var tooMany = await receiver.PostAsync(SampleEvents.Lines(IngestLimits.Events + 1), Requests.Lines);
        using var most = await receiver.PostAsync(SampleEvents.Lines(IngestLimits.Events), Requests.Lines);

        await tooMany.AssertProblemAsync(413, "too-many-events");
        Assert.Equal(IngestLimits.Events, (int?)(await most.JsonAsync())["stored"]);
        Assert.Equal(IngestLimits.Events, receiver.Log.Lines.Count(l => l.Contains("DRYRUN", StringComparison.Ordinal)));
    }

    private static string Nested(int levels) =>
        $"{string.Concat(Enumerable.Repeat("{\"a\":", levels - 1))}{{}}{new string('}', levels - 1)}";

    private static byte[] Encode(string coding, byte[] body)
    {
        if (coding == "identity")
        {
            return body;
        }

        using var encoded = new MemoryStream();
        using (Stream encoder = coding.ToLowerInvariant() switch
        {
            "deflate" => new ZLibStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(encoded, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(encoded, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            encoder.Write(body);
        }

        return encoded.ToArray();
    }
}
