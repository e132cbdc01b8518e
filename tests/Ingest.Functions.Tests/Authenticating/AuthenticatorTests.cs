using Ingest.Functions.Authenticating;
using Ingest.Functions.Observing;
using Ingest.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Tests.Authenticating;

public sealed class AuthenticatorTests
{
    private static readonly IngestToken Token = Tokens.Make(1, 2);

    [Fact]
    public void Authenticate_ValidToken_IsItsProducer() =>
        Assert.Equal(Token.Id, Authenticate(AnonymousAccess.Refused, $"Bearer {Token.Reveal()}").Producer?.Id);

    [Fact]
    public void Authenticate_NoToken_IsMissing()
    {
        Assert.Equal(TokenVerdict.Refused(TokenReason.Missing), Authenticate(AnonymousAccess.Refused, default));
        Assert.Equal(TokenVerdict.Refused(TokenReason.Missing), Authenticate(AnonymousAccess.Refused, ""));
    }

    [Fact]
    public void Authenticate_NoTokenWhereNoneIsAsked_IsAnonymous()
    {
        var verdict = Authenticate(AnonymousAccess.Allowed, default);

        Assert.Equal(TokenReason.Accepted, verdict.Reason);
        Assert.Same(Authenticator.Anonymous, verdict.Producer);
        Assert.Equal(ProducerScopes.Write, verdict.Producer!.Scopes);
    }

    [Theory]
    [InlineData("Basic abc", TokenReason.Malformed)]
    [InlineData("Bearer abc", TokenReason.Malformed)]
    public void Authenticate_BadTokenWhereNoneIsAsked_IsRefusedAllTheSame(string header, object reason) =>
        Assert.Equal(TokenVerdict.Refused((TokenReason)reason), Authenticate(AnonymousAccess.Allowed, header));

    [Fact]
    public void Authenticate_ExpiredByTheClock_IsRefused() =>
        Assert.Equal(TokenReason.Expired, Authenticate(AnonymousAccess.Refused, $"Bearer {Token.Reveal()}", expires: Tokens.Now).Reason);

    private static TokenVerdict Authenticate(AnonymousAccess anonymous, StringValues header, DateTimeOffset? expires = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = header;
        var registry = new ProducerRegistry([Tokens.Holder(Token, expires: expires)]);
        var clock = new ManualTimeProvider(Tokens.Now);
        using var metrics = new ReceiverMetrics();
        return new Authenticator(registry, anonymous, clock, new TokenRefusals(metrics, clock, NullLogger<TokenRefusals>.Instance)).Authenticate(context.Request);
    }
}
