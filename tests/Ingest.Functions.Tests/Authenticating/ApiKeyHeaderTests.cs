using Ingest.Functions.Authenticating;
using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Tests.Authenticating;

public sealed class ApiKeyHeaderTests
{
    [Theory]
    [InlineData("abcd1234-tk_abcd1234_rest", "tk_abcd1234_rest")]
    [InlineData("tk_abcd1234_rest", "tk_abcd1234_rest")]
    [InlineData(" abcd1234-tk_abcd1234_rest ", "tk_abcd1234_rest")]
    [InlineData("abcd1234-tk_other123_rest", "")]
    [InlineData("abcd1234-", "")]
    [InlineData("-tk_abcd1234_rest", "")]
    [InlineData("", "")]
    public void Token_OfAKey_IsWhatFollowsItsTenant(string header, string expected) =>
        Assert.Equal(expected, ApiKeyHeader.Token(header).ToString());

    [Fact]
    public void Token_OfSeveralKeys_IsNone() => Assert.True(ApiKeyHeader.Token(new StringValues(["a", "b"])).IsEmpty);
}
