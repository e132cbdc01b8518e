using Azure.Core;
using LogsIngestion.StandIn.Tokens;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>Gets its tokens from the stand-in without the way over HTTP, and fails when told to.</summary>
internal sealed class IssuerCredential(TokenIssuer issuer) : TokenCredential
{
    private int _asked;

    /// <summary>How many tokens were asked for.</summary>
    public int Asked => _asked;

    public Exception? Fault { get; set; }

    /// <summary>Whether it never answers.</summary>
    public bool Hangs { get; set; }

    /// <summary>How long tokens are said to last; the stand-in may think otherwise.</summary>
    public TimeSpan SaidLifetime { get; set; } = TimeSpan.FromHours(1);

    public TimeSpan? Lifetime { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Fault is { } fault
            ? throw fault
            : new AccessToken(issuer.Issue(lifetime: Lifetime).Value, TimeProvider.System.GetUtcNow() + SaidLifetime);
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return GetToken(requestContext, cancellationToken);
    }
}
