using Ingest.Functions.Mapping;
using Ingest.Functions.Tests.Authenticating;

namespace Ingest.Functions.Tests.Mapping;

public sealed class ClockSkewTests
{
    [Theory]
    [InlineData("2026-11-21T09:00:00Z", 0L)]
    [InlineData("2026-11-21T08:59:58.250Z", 1_750L)]
    [InlineData("2026-11-21T09:00:00.0005Z", 0L)]
    [InlineData("2026-11-21T09:00:01.5Z", -1_500L)]
    [InlineData("2026-11-21T10:00:00+01:00", 0L)]
    [InlineData("2026-11-21T09:00:00", 0L)]
    [InlineData("2026-11-21T09:00:00.1234567Z", -123L)]
    [InlineData("Sat, 21 Nov 2026 08:59:00 GMT", 60_000L)]
    [InlineData("1970-01-01T00:00:00Z", 1_795_251_600_000L)]
    public void Milliseconds_ATime_IsReceiptMinusIt(string sent, long expected) =>
        Assert.Equal(expected, ClockSkew.Milliseconds(sent, Tokens.Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("1795338000")]
    [InlineData("2026-11-21")]
    [InlineData("2026-02-30T09:00:00Z")]
    [InlineData("Fri, 21 Nov 2026 08:59:00 GMT")]
    [InlineData("2026-11-21T09:00:00Z,2026-11-21T09:00:00Z")]
    public void Milliseconds_NoTime_IsNull(string? sent) => Assert.Null(ClockSkew.Milliseconds(sent, Tokens.Now));
}
