using System.Text;
using Ingest.Functions.Answering;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// <c>POST /v1/events/{name}</c>: bare data, with the envelope in headers, so that one line of curl sends an event. The
/// events are completed and then take the same way as all others.
/// </summary>
internal sealed class NamedEventsEndpoint(
    IngestGate gate, BodyReader reader, EventIntake intake, EventPlans plans, ObjectPool<IngestWorkspace> workspaces)
{
    public const string RouteValue = "name";

    public Task HandleAsync(HttpContext context) => gate.AdmitAsync(context, this, static (self, c, request) => self.HandleAsync(c, request));

    private async Task HandleAsync(HttpContext context, IngestRequest request)
    {
        var name = (string)context.Request.RouteValues[RouteValue]!;
        if (EnvelopeHeaders.Read(context.Request, name, plans.LatestVersion(Encoding.UTF8.GetBytes(name)), request.Received) is not { } envelope)
        {
            await ProblemAnswer.WriteAsync(context, EnvelopeHeaders.Missing);
            return;
        }

        var workspace = workspaces.Get();
        try
        {
            await TakeAsync(context, request, envelope, workspace);
        }
        finally
        {
            workspaces.Return(workspace);
        }
    }

    private async Task TakeAsync(HttpContext context, IngestRequest request, EnvelopeHeaders envelope, IngestWorkspace workspace)
    {
        var fault = await reader.ReadAsync(context, request.Coding, workspace.Body, workspace.Scratch);
        if (fault != ReadFault.None)
        {
            await BodyRefusals.WriteAsync(context, fault);
            return;
        }

        var split = EventSplitter.Split(workspace.Body.Written, request.Format, workspace.Slices);
        if (split == SplitResult.Batch && envelope.Id is not null)
        {
            await ProblemAnswer.WriteAsync(context, EnvelopeHeaders.OneIdForMany);
            return;
        }

        workspace.Scratch.Reset();
        EventComposer.Compose(envelope, workspace.Body, workspace.Slices, workspace.Scratch);
        var ids = envelope.Id is null ? IdOrigin.Receiver : IdOrigin.Client;
        await intake.TakeAsync(context, workspace, split, new EventSource(workspace.Scratch, BodyShape.BareData, ids), request.Row(context.Request));
    }
}
