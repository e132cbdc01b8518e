using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Puts an access token on each call; on request one that no cache had.</summary>
internal sealed class RenewableTokenPolicy(TokenCredential credential, string scope) : BearerTokenAuthenticationPolicy(credential, scope)
{
    /// <summary>
    /// Claims that ask for nothing. Any claims make the caches of this policy and of the managed identity credential stand
    /// back; a new credential would not, for that cache belongs to the process.
    /// </summary>
    private const string NoClaims = """{"access_token":{}}""";

    private readonly string[] _scopes = [scope];

    /// <summary>Has this call get its token from the issuer.</summary>
    public static void Renew(HttpMessage message) => message.SetProperty(typeof(RenewableTokenPolicy), TokenUse.Renewed);

    protected override ValueTask AuthorizeRequestAsync(HttpMessage message) =>
        message.TryGetProperty(typeof(RenewableTokenPolicy), out _)
            ? AuthenticateAndAuthorizeRequestAsync(message, new TokenRequestContext(_scopes, claims: NoClaims))
            : base.AuthorizeRequestAsync(message);
}
