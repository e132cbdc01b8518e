using System.Globalization;
using LogsIngestion.StandIn.Connections;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Rules;
using LogsIngestion.StandIn.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>Writes an answer the way a fault wants it written.</summary>
internal sealed class AnswerWriter(TimeProvider clock, Random random)
{
    /// <summary>What a fault answers in place of the rules.</summary>
    public Refusal Scripted(Fault fault)
    {
        var refusal = fault.Status == 401
            ? CallJudge.Unauthorized(TokenVerdict.Foreign)
            : new Refusal(fault.Status ?? 204, fault.Status == 413 ? "ContentLengthLimitExceeded" : "Scripted", "This answer was scripted.");

        return refusal with { RetryAfter = fault.RetryAfter?.At(clock.GetUtcNow()) };
    }

    /// <summary>Writes the answer.</summary>
    /// <param name="outcomeKnown">
    /// Told once under which name the call counts: before a client can have read a whole answer, so that whoever has one finds it
    /// counted; after a cut has happened, for until then the call lasts.
    /// </param>
    public async Task WriteAsync(HttpContext context, Answer answer, Fault fault, Action<string> outcomeKnown)
    {
        if (fault.Latency is { } latency)
        {
            await Task.Delay(latency.Draw(random), clock, context.RequestAborted);
        }

        SetHead(context.Response, answer);
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        if (fault.Cut is { } cut)
        {
            await WriteCutAsync(context, answer.Json, cut, fault.CutReached);
            outcomeKnown(CallOutcome.Of(cut.Ending));
            return;
        }

        outcomeKnown(CallOutcome.Of(answer.Status));
        await WriteBodyAsync(context.Response, answer.Json);
    }

    /// <summary>Writes an answer that nothing goes wrong with and nobody counts.</summary>
    public static async Task WriteAsync(HttpContext context, Answer answer)
    {
        SetHead(context.Response, answer);
        await WriteBodyAsync(context.Response, answer.Json);
    }

    private static void SetHead(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Json.Length > 0)
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = answer.Json.Length;
        }
    }

    private static async Task WriteCutAsync(HttpContext context, ReadOnlyMemory<byte> json, ResponseCut cut, Action<int>? reached)
    {
        var cutter = context.Features.GetRequiredFeature<ResponseCutter>();
        if (cut.From == CutOrigin.Body)
        {
            await context.Response.StartAsync(CancellationToken.None);
            await context.Response.Body.FlushAsync(CancellationToken.None);
        }

        cutter.Arm(cut.At, cut.Ending, reached);
        await WriteBodyAsync(context.Response, json);
        await context.Response.CompleteAsync();
        await cutter.FinishAsync();
    }

    // The server takes even an empty write for content, which a 204 must not have.
    private static ValueTask WriteBodyAsync(HttpResponse response, ReadOnlyMemory<byte> json) =>
        json.IsEmpty ? ValueTask.CompletedTask : response.Body.WriteAsync(json, CancellationToken.None);
}
