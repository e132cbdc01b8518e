using Ingest.Functions.Answering;
using Ingest.Functions.Reading;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// The way of an ingest request, whatever its route: let in by its headers, given a workspace, its body read, its events
/// found and taken. How the events lie in the body is the route's affair.
/// </summary>
internal sealed class RequestIntake(IngestGate gate, BodyReader reader, EventIntake events, ObjectPool<IngestWorkspace> workspaces)
{
    /// <param name="terms">What the route asks of the headers.</param>
    /// <param name="find">Finds the events once the body is read, or what is wrong with the request.</param>
    public async Task TakeAsync(HttpContext context, RouteTerms terms, Func<HttpContext, IngestRequest, IngestWorkspace, FoundEvents> find)
    {
        if (await gate.EnterAsync(context, terms) is not { } request)
        {
            return;
        }

        // One method for all of it: thousands of requests wait for the store at a time, and each method that waits is an object.
        try
        {
            var workspace = workspaces.Get();
            try
            {
                var fault = await reader.ReadAsync(context, request.Coding, workspace.Body, workspace.Scratch);
                if (fault != ReadFault.None)
                {
                    await BodyRefusals.WriteAsync(context, fault);
                    return;
                }

                var found = find(context, request, workspace);
                var row = request.Row(context.Request);
                if ((found.Problem is { } problem ? ProblemAnswer.WriteAsync(context, problem) : events.Refuse(context, workspace, found, row)) is { } refused)
                {
                    await refused;
                }
                else if (found.Split == SplitResult.Batch)
                {
                    await events.TakeAllAsync(context, workspace, found.Source, row);
                }
                else
                {
                    var outcome = await events.CommitOneAsync(workspace);
                    await events.AnswerOneAsync(context, workspace, found.Source, row, outcome);
                }
            }
            finally
            {
                workspaces.Return(workspace);
            }
        }
        finally
        {
            gate.Leave();
        }
    }
}
