using System.Diagnostics;

namespace Ingest.Functions.Observing;

/// <summary>Counts requests and their time, and names their spans.</summary>
internal sealed class RequestMetering(ReceiverMetrics metrics, TimeProvider clock)
{
    /// <summary>Of spans (OpenTelemetry semantic conventions, HTTP).</summary>
    public const string RouteTag = "http.route";

    /// <summary>Of spans (OpenTelemetry semantic conventions, HTTP).</summary>
    public const string StatusTag = "http.response.status_code";

    /// <summary>No route took the request, or its path; the path itself is the caller's text.</summary>
    private const string NoRoute = "none";

    /// <param name="started">When it came, on the clock's timestamps.</param>
    public void Record(HttpContext context, long started)
    {
        var isAborted = context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted;
        var status = isAborted ? StatusLabel.Aborted : StatusLabel.Of(context.Response.StatusCode);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute;
        metrics.RequestAnswered(route, status, clock.GetElapsedTime(started));
        if (Activity.Current is { } span && span.Source.HasListeners())
        {
            span.DisplayName = route;
            span.SetTag(RouteTag, route);
            span.SetTag(StatusTag, context.Response.StatusCode);
        }
    }
}
