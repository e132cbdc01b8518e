using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>Scripting and reading a stand-in that runs in another process. It listens on loopback only and asks for no token.</summary>
internal sealed class ControlEndpoints(FaultScript uploads, FaultScript tokens, Func<StandInStats> stats, Recorder recorder)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        MapScript(routes, "/_control/faults", uploads);
        MapScript(routes, "/_control/token-faults", tokens);
        routes.MapGet("/_control/stats", context => AnswerWriter.WriteAsync(context, Answer.Of(stats())));
        routes.MapGet("/_control/events", WriteEventsAsync);
    }

    /// <summary>A line for each event id, since a long run has a million of them.</summary>
    private async Task WriteEventsAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-ndjson";
        await using var lines = new StreamWriter(context.Response.Body);
        foreach (var copies in recorder.Events)
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(copies, JsonSerializerOptions.Web));
        }
    }

    private static void MapScript(IEndpointRouteBuilder routes, string path, FaultScript script)
    {
        routes.MapPost(path, context => AddAsync(context, script));
        routes.MapDelete(path, context =>
        {
            script.Clear();
            return AnswerWriter.WriteAsync(context, Answer.Stored);
        });
    }

    private static async Task AddAsync(HttpContext context, FaultScript script)
    {
        using var body = new StreamReader(context.Request.Body);
        Answer answer;
        try
        {
            FaultDocument.Apply(await body.ReadToEndAsync(context.RequestAborted), script);
            answer = Answer.Stored;
        }
        catch (Exception e) when (e is JsonException or ValidationException)
        {
            answer = Answer.Of(new Refusal(400, "FaultsRefused", e.Message));
        }

        await AnswerWriter.WriteAsync(context, answer);
    }
}
