using System.Net;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Hosting;

namespace Ingest.Functions.Observing;

/// <summary>Who may read the receiver's figures: the machine itself, or a token with the scope <c>read</c>.</summary>
internal sealed class MetricsAccess(Authenticator authenticator, Exposure exposure)
{
    /// <summary>Why the request may not read; null where it may.</summary>
    public TokenVerdict? Refusal(HttpContext context)
    {
        if (IsLocal(context.Connection.RemoteIpAddress, context.Request.Headers, exposure))
        {
            return null;
        }

        var token = authenticator.Authenticate(context.Request);
        return token.Producer?.Scopes.HasFlag(ProducerScopes.Read) == true ? null : token;
    }

    /// <summary>
    /// Whether the caller is on this machine. Behind the Functions host everyone seems to be, and behind a reverse proxy
    /// here too; that one is told by the headers it adds.
    /// </summary>
    public static bool IsLocal(IPAddress? caller, IHeaderDictionary headers, Exposure exposure) =>
        exposure == Exposure.Direct
        && caller is not null
        && IPAddress.IsLoopback(caller)
        && !headers.ContainsKey("Forwarded")
        && !headers.Keys.Any(k => k.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
}
