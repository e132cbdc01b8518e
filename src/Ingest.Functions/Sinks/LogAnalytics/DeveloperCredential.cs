using Azure.Core;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Credentials of a developer's tools. They take claims for a call to sign in again, and cache nothing themselves.</summary>
internal sealed class DeveloperCredential(TokenCredential tools) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        tools.GetToken(WithoutClaims(requestContext), cancellationToken);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        tools.GetTokenAsync(WithoutClaims(requestContext), cancellationToken);

    private static TokenRequestContext WithoutClaims(TokenRequestContext context) => new(context.Scopes, context.ParentRequestId);
}
