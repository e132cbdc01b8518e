using System.Net;
using System.Text;
using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Hosting;
using Ingest.Functions.Observing;

namespace Ingest.Functions.Dashboard;

/// <summary>
/// Who may look: somebody at this machine, or, where <c>Ingest:Dashboard</c> is on, a token with the scope <c>read</c>. A browser has no way
/// to send a bearer token with a page, so the token is also taken as the password of basic authentication, for which browsers ask.
/// </summary>
internal sealed class DashboardAccess(DashboardPlace place, ProducerRegistry producers, Exposure exposure, TimeProvider clock)
{
    private const string Basic = "Basic ";

    /// <summary>Answers a request that may not look.</summary>
    /// <returns>Whether it was answered.</returns>
    public async Task<bool> RefusesAsync(HttpContext context)
    {
        // The name too: a page from elsewhere may have its own name resolve to this machine.
        if (MetricsAccess.IsLocal(context.Connection.RemoteIpAddress, context.Request.Headers, exposure) && IsNameOfThisMachine(context.Request.Host.Host))
        {
            return false;
        }

        if (place != DashboardPlace.On)
        {
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.NotFound, "The dashboard is for this machine alone. Open it there under 127.0.0.1, or set Ingest:Dashboard to on and use a token with the scope read."));
            return true;
        }

        var header = context.Request.Headers.Authorization;
        var verdict = producers.Verify(header is [{ } text] && text.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(text[Basic.Length..]) : BearerHeader.Token(header), clock.GetUtcNow());
        if (verdict.Producer?.Scopes.HasFlag(ProducerScopes.Read) == true)
        {
            return false;
        }

        if (verdict.Producer is not null)
        {
            await Unauthorized.WriteScopeAsync(context, ProducerScopes.Read);
            return true;
        }

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"ingest dashboard: any name, a token with the scope read as the password\", charset=\"UTF-8\"";
        await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.Unauthorized, "Expected a token with the scope read, as the password of basic authentication or as a bearer token."));
        return true;
    }

    public static bool IsNameOfThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string Password(string encoded)
    {
        Span<byte> bytes = stackalloc byte[512];
        if (!Convert.TryFromBase64String(encoded.Trim(), bytes, out var length))
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
