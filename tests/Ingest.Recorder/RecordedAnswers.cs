using Microsoft.AspNetCore.Http;

namespace Ingest.Recorder;

/// <summary>Records a request and answers as its path asks for.</summary>
internal sealed class RecordedAnswers(Recording recording)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(30);

    public async Task AnswerAsync(HttpContext context)
    {
        await recording.WriteAsync(context.Request);
        switch (context.Request.Path.Value)
        {
            case "/accept":
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "/refuse":
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "1";
                break;
            case "/slow":
                await Task.Delay(Slow, context.RequestAborted);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "/nonsense":
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("<html>{\"stored\":");
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
