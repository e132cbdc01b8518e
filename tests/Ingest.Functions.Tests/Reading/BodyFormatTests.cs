using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

public sealed class BodyFormatTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData(" application/json ")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; profile=\"x\"; charset=utf-8")]
    public void Parse_Json_IsJson(string contentType) => Assert.Equal(BodyFormat.Json, BodyFormats.Parse(contentType));

    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("application/jsonl")]
    [InlineData("application/x-json-stream")]
    [InlineData("APPLICATION/X-NDJSON; charset=utf-8")]
    public void Parse_Lines_IsJsonLines(string contentType) => Assert.Equal(BodyFormat.JsonLines, BodyFormats.Parse(contentType));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("json")]
    [InlineData("text/json")]
    [InlineData("text/plain")]
    [InlineData("application/*")]
    [InlineData("*/*")]
    [InlineData("application/problem+json")]
    [InlineData("application/json, application/json")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/x-ndjson; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public void Parse_AnythingElse_IsNull(string? contentType) => Assert.Null(BodyFormats.Parse(contentType));

    [Fact]
    public void Accepted_EveryTypeNamed_IsParsed()
    {
        var types = BodyFormats.Accepted.Split(", ");

        Assert.Equal(4, types.Length);
        Assert.All(types, t => Assert.NotNull(BodyFormats.Parse(t)));
    }
}
