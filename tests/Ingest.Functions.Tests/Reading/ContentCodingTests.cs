using Ingest.Functions.Reading;
using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Tests.Reading;

public sealed class ContentCodingTests
{
    [Theory]
    [InlineData(null, ContentCoding.Identity)]
    [InlineData("", ContentCoding.Identity)]
    [InlineData("identity", ContentCoding.Identity)]
    [InlineData("gzip", ContentCoding.Gzip)]
    [InlineData("GZIP", ContentCoding.Gzip)]
    [InlineData(" gzip ", ContentCoding.Gzip)]
    [InlineData("x-gzip", ContentCoding.Gzip)]
    [InlineData("deflate", ContentCoding.Deflate)]
    [InlineData("br", ContentCoding.Brotli)]
    [InlineData("Br", ContentCoding.Brotli)]
    public void Parse_KnownCoding_IsThat(string? header, object expected) =>
        Assert.Equal((ContentCoding)expected, ContentCodings.Parse(header));

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("gzip,br")]
    [InlineData("gzip, identity")]
    [InlineData("compress")]
    [InlineData("zstd")]
    [InlineData("gzip;q=1")]
    [InlineData("*")]
    public void Parse_UnknownOrDoubled_IsNull(string header) => Assert.Null(ContentCodings.Parse(header));

    [Fact]
    public void Parse_SeveralHeaders_IsNull() => Assert.Null(ContentCodings.Parse(new StringValues(["gzip", "gzip"])));

    [Fact]
    public void Parse_NoHeader_IsIdentity() => Assert.Equal(ContentCoding.Identity, ContentCodings.Parse(StringValues.Empty));

    [Fact]
    public void Accepted_EveryCodingOffered_IsParsed() =>
        Assert.Equal(
            Enum.GetValues<ContentCoding>().Order(),
            ContentCodings.Accepted.Split(", ").Select(c => ContentCodings.Parse(c)!.Value).Order());
}
