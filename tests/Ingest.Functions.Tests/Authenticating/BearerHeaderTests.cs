using Ingest.Functions.Authenticating;
using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Tests.Authenticating;

public sealed class BearerHeaderTests
{
    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer abc", "abc")]
    [InlineData("BEARER abc", "abc")]
    [InlineData("Bearer   abc", "abc")]
    [InlineData("  Bearer abc  ", "abc")]
    [InlineData("Bearer abc, Bearer def", "abc, Bearer def")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    [InlineData("Bearer", "")]
    [InlineData("Bearer ", "")]
    [InlineData("Bearerabc", "")]
    [InlineData("Bearer\tabc", "")]
    [InlineData("Bear abc def", "")]
    [InlineData("Basic abc", "")]
    [InlineData("abc", "")]
    public void Token_OneHeader_IsWhatFollowsTheScheme(string header, string expected) =>
        Assert.Equal(expected, BearerHeader.Token(header).ToString());

    [Fact]
    public void Token_TwoHeaders_IsEmpty() =>
        Assert.True(BearerHeader.Token(new StringValues(["Bearer abc", "Bearer abc"])).IsEmpty);

    [Fact]
    public void Token_NoHeader_IsEmpty()
    {
        Assert.True(BearerHeader.Token(StringValues.Empty).IsEmpty);
        Assert.True(BearerHeader.Token(new StringValues((string?)null)).IsEmpty);
    }

    [Fact]
    public void Token_HugeHeader_IsTakenWholeAndRefusedByTheRegistry()
    {
        var huge = new string('a', 1_000_000);
        var token = BearerHeader.Token("Bearer " + huge);

        Assert.Equal(huge.Length, token.Length);
        Assert.Equal(TokenReason.Malformed, new ProducerRegistry([]).Verify(token, Tokens.Now).Reason);
    }
}
