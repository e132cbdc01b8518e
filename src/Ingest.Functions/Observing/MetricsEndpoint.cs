using System.Text;
using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Observing.Prometheus;

namespace Ingest.Functions.Observing;

/// <summary><c>GET /metrics</c>: the receiver's figures for Prometheus.</summary>
internal sealed class MetricsEndpoint(MetricsCollector collector, MetricsAccess access)
{
    public Task ReadAsync(HttpContext context)
    {
        if (access.Refusal(context) is { } refusal)
        {
            return refusal.Producer is null
                ? Unauthorized.WriteAsync(context, refusal.Reason)
                : Unauthorized.WriteScopeAsync(context, ProducerScopes.Read);
        }

        context.Response.Headers.CacheControl = "no-store";
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, TextFormat.MediaType, Encoding.UTF8.GetBytes(collector.Write()));
    }
}
