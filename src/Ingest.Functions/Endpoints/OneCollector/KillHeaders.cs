using Ingest.Functions.Authenticating;

namespace Ingest.Functions.Endpoints.OneCollector;

/// <summary>
/// Tells a client whose key was revoked to stop for a while, by the headers that collector has for it. Only the holder of the
/// whole key is told: to everyone else a revoked key looks like an unknown one.
/// </summary>
internal static class KillHeaders
{
    /// <summary>How long such a client stays silent, in seconds: a day.</summary>
    private const string Duration = "86400";

    public static void Add(HttpResponse response, TokenVerdict verdict)
    {
        response.Headers[Answering.CollectorAnswer.ErrorHeader] = CollectorFault.ForeignTenant.Code;
        if (verdict.Reason is TokenReason.Disabled or TokenReason.Expired)
        {
            response.Headers["kill-tokens"] = $"o:{verdict.ClaimedId}:all";
            response.Headers["kill-duration"] = Duration;
        }
    }
}
