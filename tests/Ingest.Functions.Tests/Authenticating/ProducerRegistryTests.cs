using Ingest.Functions.Authenticating;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Tests.Authenticating;

public sealed class ProducerRegistryTests
{
    private static readonly IngestToken Token = Tokens.Make(1, 2);

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void Verify_TokenOfProducer_IsAccepted()
    {
        var holder = Tokens.Holder(Token);

        var verdict = Verify(holder, Token.Reveal());

        Assert.Equal(new TokenVerdict(TokenReason.Accepted, holder, Token.Id), verdict);
    }

    [Fact]
    public void Verify_OtherSecretOfSameId_IsWrongSecret()
    {
        var other = Tokens.Make(1, 3);
        Assert.Equal(Token.Id, other.Id);

        Assert.Equal(TokenVerdict.Refused(TokenReason.WrongSecret, Token.Id), Verify(Tokens.Holder(Token), other.Reveal()));
    }

    [Fact]
    public void Verify_IdOfNobody_IsUnknown()
    {
        var other = Tokens.Make(4, 2);

        Assert.Equal(TokenVerdict.Refused(TokenReason.Unknown, other.Id), Verify(Tokens.Holder(Token), other.Reveal()));
    }

    [Fact]
    public void Verify_HashOfZerosAndUnknownId_IsUnknown()
    {
        var nobody = new Producer(Token.Id, new byte[IngestToken.HashLength], [], ProducerScopes.Write, null, null, ProducerState.Enabled);

        Assert.Equal(TokenReason.Unknown, Verify(nobody, Tokens.Make(4, 2).Reveal()).Reason);
    }

    [Fact]
    public void Verify_EitherTokenOfARotation_NamesItsOwnProducer()
    {
        var next = Tokens.Make(5, 6);
        var registry = new ProducerRegistry([Tokens.Holder(Token), Tokens.Holder(next)]);

        Assert.Equal(Token.Id, registry.Verify(Token.Reveal(), Tokens.Now).Producer?.Id);
        Assert.Equal(next.Id, registry.Verify(next.Reveal(), Tokens.Now).Producer?.Id);
    }

    [Fact]
    public void Verify_AroundExpiry_RefusesFromTheInstantOn()
    {
        var holder = Tokens.Holder(Token, expires: Tokens.Now);
        var registry = new ProducerRegistry([holder]);

        Assert.Equal(TokenReason.Accepted, registry.Verify(Token.Reveal(), Tokens.Now - Tick).Reason);
        Assert.Equal(TokenVerdict.Refused(TokenReason.Expired, Token.Id), registry.Verify(Token.Reveal(), Tokens.Now));
        Assert.Equal(TokenReason.Expired, registry.Verify(Token.Reveal(), Tokens.Now + Tick).Reason);
    }

    [Fact]
    public void Verify_AroundNotBefore_AcceptsFromTheInstantOn()
    {
        var registry = new ProducerRegistry([Tokens.Holder(Token, notBefore: Tokens.Now)]);

        Assert.Equal(TokenVerdict.Refused(TokenReason.NotYetValid, Token.Id), registry.Verify(Token.Reveal(), Tokens.Now - Tick));
        Assert.Equal(TokenReason.Accepted, registry.Verify(Token.Reveal(), Tokens.Now).Reason);
    }

    [Fact]
    public void Verify_ExpiryInAnotherOffset_ComparesInstants()
    {
        var sameInstant = Tokens.Now.ToOffset(TimeSpan.FromHours(5));

        Assert.Equal(TokenReason.Expired, Verify(Tokens.Holder(Token, expires: sameInstant), Token.Reveal()).Reason);
    }

    [Fact]
    public void Verify_DisabledProducer_IsDisabledOnlyToTheRightSecret()
    {
        var holder = Tokens.Holder(Token, state: ProducerState.Disabled);

        Assert.Equal(TokenVerdict.Refused(TokenReason.Disabled, Token.Id), Verify(holder, Token.Reveal()));
        Assert.Equal(TokenReason.WrongSecret, Verify(holder, Tokens.Make(1, 3).Reveal()).Reason);
    }

    [Fact]
    public void Verify_EveryChangedCharacter_IsRefused()
    {
        var text = Token.Reveal();
        for (var i = 0; i < text.Length; i++)
        {
            var mistyped = text[..i] + (text[i] == 'x' ? 'y' : 'x') + text[(i + 1)..];
            var expected = i is < 3 or 11 ? TokenReason.Malformed : TokenReason.BadChecksum;
            Assert.Equal(TokenVerdict.Refused(expected), Verify(Tokens.Holder(Token), mistyped));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("tk_")]
    [InlineData("something else")]
    [InlineData("tk_11111111_2222222222222222222222222222222222222222222ééééééé")]
    public void Verify_AnotherText_IsMalformed(string text) =>
        Assert.Equal(TokenVerdict.Refused(TokenReason.Malformed), Verify(Tokens.Holder(Token), text));

    [Fact]
    public void Verify_TokenWithBlanksAround_IsMalformed()
    {
        Assert.Equal(TokenReason.Malformed, Verify(Tokens.Holder(Token), Token.Reveal() + " ").Reason);
        Assert.Equal(TokenReason.Malformed, Verify(Tokens.Holder(Token), Token.Reveal() + Token.Reveal()).Reason);
    }

    private static TokenVerdict Verify(Producer holder, string text) => new ProducerRegistry([holder]).Verify(text, Tokens.Now);
}
