using Ingest.Functions.Observing;

namespace Ingest.Functions.Hosting;

/// <summary>
/// Outermost in the pipeline: whatever becomes of a request is counted, and what nobody foresaw is answered. One method for both:
/// thousands of requests wait for the store at a time, and each method that waits is an object.
/// </summary>
internal sealed class RequestFrame(RequestMetering metering, UnforeseenErrors errors, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var started = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            await errors.AnswerAsync(context, e);
        }
        finally
        {
            metering.Record(context, started);
        }
    }
}
