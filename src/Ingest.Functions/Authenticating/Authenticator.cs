using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Authenticating;

/// <summary>Finds out who sends a request, from its headers alone: the body is not touched before.</summary>
internal sealed class Authenticator(ProducerRegistry producers, AnonymousAccess anonymous, TimeProvider clock, TokenRefusals refusals)
{
    /// <summary>Who posts where no token is asked for.</summary>
    public static readonly Producer Anonymous = new("anonymous", [], [], ProducerScopes.Write, null, null, ProducerState.Enabled);

    public TokenVerdict Authenticate(HttpRequest request, TokenPlace place = TokenPlace.Bearer)
    {
        var header = place == TokenPlace.ApiKey ? request.Headers[ApiKeyHeader.Name] : request.Headers.Authorization;
        if (StringValues.IsNullOrEmpty(header))
        {
            return anonymous == AnonymousAccess.Allowed
                ? new TokenVerdict(TokenReason.Accepted, Anonymous, null)
                : Refuse(TokenVerdict.Refused(TokenReason.Missing));
        }

        var token = place == TokenPlace.ApiKey ? ApiKeyHeader.Token(header) : BearerHeader.Token(header);
        var verdict = producers.Verify(token, clock.GetUtcNow());
        return verdict.Producer is null ? Refuse(verdict) : verdict;
    }

    private TokenVerdict Refuse(TokenVerdict verdict)
    {
        refusals.Add(verdict);
        return verdict;
    }
}
