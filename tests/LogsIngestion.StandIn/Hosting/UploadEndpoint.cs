using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>The one operation of the service, with its faults.</summary>
internal sealed class UploadEndpoint(FaultScript faults, CallJudge judge, Recorder recorder, CallCounters counters, AnswerWriter writer, int limit, TimeProvider clock)
{
    public const string Pattern = "/dataCollectionRules/{rule}/streams/{stream}";

    public async Task HandleAsync(HttpContext context)
    {
        var rule = (string)context.GetRouteValue("rule")!;
        using var inFlight = counters.Begin(rule);
        try
        {
            await HandleAsync(context, rule, (string)context.GetRouteValue("stream")!, inFlight);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client left; there is nobody to tell.
        }
    }

    /// <summary>Everything else there might be asked for.</summary>
    public async Task RefuseAsync(HttpContext context)
    {
        using var inFlight = counters.Begin(rule: null);
        await writer.WriteAsync(context, Answer.Of(new Refusal(404, "NotFound", "There is no such path.")), Fault.None, inFlight.End);
    }

    private async Task HandleAsync(HttpContext context, string rule, string stream, CallInFlight inFlight)
    {
        var request = context.Request;
        var clientRequestId = request.Headers["x-ms-client-request-id"].FirstOrDefault();
        var fault = faults.Next(rule, stream, clientRequestId);
        var body = await RequestBody.ReadAsync(request.Body, limit, fault.ReadBytesPerSecond, clock, context.RequestAborted);
        var call = new UploadCall(
            rule,
            stream,
            request.Query["api-version"],
            request.Headers.Authorization,
            request.ContentType,
            request.Headers.ContentEncoding.ToString(),
            body.Content,
            body.WireBytes);
        counters.Received(call.ContentEncoding, call.WireBytes);

        var judgement = fault.LetsJudge ? judge.Judge(call, fault.LimitBytes ?? limit) : null;
        var stored = judgement is { Refusal: null } ? Store(call, clientRequestId, judgement) : null;
        var refusal = fault.Status is null ? judgement?.Refusal : writer.Scripted(fault);
        var isHeard = false;
        try
        {
            await writer.WriteAsync(context, refusal is null ? Answer.Stored : Answer.Of(refusal), fault, inFlight.End);
            isHeard = refusal is null && fault.Cut is null;
        }
        finally
        {
            if (stored is not null && !isHeard)
            {
                recorder.Unheard(stored);
            }
        }
    }

    private RecordedCall Store(UploadCall call, string? clientRequestId, Judgement judgement)
    {
        counters.Stored(call.Rule, judgement.Rows.Count);
        return recorder.Store(call, clientRequestId, judgement);
    }
}
