using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary><c>POST /v1/events</c>: whole events, one or many.</summary>
internal sealed class EventsEndpoint(IngestGate gate, BodyReader reader, EventIntake intake, ObjectPool<IngestWorkspace> workspaces)
{
    public Task HandleAsync(HttpContext context) => gate.AdmitAsync(context, this, static (self, c, request) => self.HandleAsync(c, request));

    private async Task HandleAsync(HttpContext context, IngestRequest request)
    {
        var workspace = workspaces.Get();
        try
        {
            await TakeAsync(context, request, workspace);
        }
        finally
        {
            workspaces.Return(workspace);
        }
    }

    private async Task TakeAsync(HttpContext context, IngestRequest request, IngestWorkspace workspace)
    {
        var fault = await reader.ReadAsync(context, request.Coding, workspace.Body, workspace.Scratch);
        if (fault != ReadFault.None)
        {
            await BodyRefusals.WriteAsync(context, fault);
            return;
        }

        var split = EventSplitter.Split(workspace.Body.Written, request.Format, workspace.Slices);
        await intake.TakeAsync(context, workspace, split, new EventSource(workspace.Body, BodyShape.Events, IdOrigin.Client), request.Row(context.Request));
    }
}
