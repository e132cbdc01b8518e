using System.Text;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// <c>POST /v1/events/{name}</c>: bare data, with the envelope in headers, so that one line of curl sends an event. The
/// events are completed and then take the same way as all others.
/// </summary>
internal sealed class NamedEventsEndpoint(RequestIntake intake, EventPlans plans)
{
    public const string RouteValue = "name";

    public Task HandleAsync(HttpContext context) => intake.TakeAsync(context, RouteTerms.Own, Find);

    private FoundEvents Find(HttpContext context, IngestRequest request, IngestWorkspace workspace)
    {
        var name = (string)context.Request.RouteValues[RouteValue]!;
        if (EnvelopeHeaders.Read(context.Request, name, plans.LatestVersion(Encoding.UTF8.GetBytes(name)), request.Received) is not { } envelope)
        {
            return FoundEvents.None(EnvelopeHeaders.Missing);
        }

        var split = EventSplitter.Split(workspace.Body.Written, request.Format, workspace.Slices);
        if (split == SplitResult.Batch && envelope.Id is not null)
        {
            return FoundEvents.None(EnvelopeHeaders.OneIdForMany);
        }

        workspace.Scratch.Reset();
        EventComposer.Compose(envelope, workspace.Body, workspace.Slices, workspace.Scratch);
        var ids = envelope.Id is null ? IdOrigin.Receiver : IdOrigin.Client;
        return new FoundEvents(split, new EventSource(workspace.Scratch, BodyShape.BareData, ids));
    }
}
