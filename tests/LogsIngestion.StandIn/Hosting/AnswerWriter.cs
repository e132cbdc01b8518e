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

    /// <summary>Writes the answer and says under which name the call counts.</summary>
    public async Task<string> WriteAsync(HttpContext context, Answer answer, Fault fault)
    {
        if (fault.Latency is { } latency)
        {
            await Task.Delay(latency.Draw(random), clock, context.RequestAborted);
        }

        var response = context.Response;
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

        if (fault.Cut is not { } cut)
        {
            await response.Body.WriteAsync(answer.Json, CancellationToken.None);
            return FormattableString.Invariant($"{answer.Status}");
        }

        await WriteCutAsync(context, answer.Json, cut);
        return CallOutcome.CutPrefix + char.ToLowerInvariant(cut.Ending.ToString()[0]) + cut.Ending.ToString()[1..];
    }

    private static async Task WriteCutAsync(HttpContext context, ReadOnlyMemory<byte> json, ResponseCut cut)
    {
        var cutter = context.Features.GetRequiredFeature<ResponseCutter>();
        if (cut.From == CutOrigin.Body)
        {
            await context.Response.StartAsync(CancellationToken.None);
            await context.Response.Body.FlushAsync(CancellationToken.None);
        }

        cutter.Arm(cut.At, cut.Ending);
        await context.Response.Body.WriteAsync(json, CancellationToken.None);
        await context.Response.CompleteAsync();
        await cutter.FinishAsync();
    }
}
