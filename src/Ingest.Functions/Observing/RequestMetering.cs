using System.Diagnostics;

namespace Ingest.Functions.Observing;

/// <summary>Counts requests and their time, and names their spans; outermost in the pipeline so that whatever is answered is seen.</summary>
internal sealed class RequestMetering(ReceiverMetrics metrics, TimeProvider clock)
{
    /// <summary>Of spans (OpenTelemetry semantic conventions, HTTP).</summary>
    public const string RouteTag = "http.route";

    /// <summary>Of spans (OpenTelemetry semantic conventions, HTTP).</summary>
    public const string StatusTag = "http.response.status_code";

    /// <summary>No route took the request, or its path; the path itself is the caller's text.</summary>
    private const string NoRoute = "none";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var started = clock.GetTimestamp();
        var answer = next(context);
        if (!answer.IsCompletedSuccessfully)
        {
            return AwaitAsync(context, answer, started);
        }

        Record(context, started);
        return Task.CompletedTask;
    }

    private async Task AwaitAsync(HttpContext context, Task answer, long started)
    {
        try
        {
            await answer;
        }
        finally
        {
            Record(context, started);
        }
    }

    private void Record(HttpContext context, long started)
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
