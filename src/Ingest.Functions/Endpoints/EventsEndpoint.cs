using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary><c>POST /v1/events</c>: whole events, one or many.</summary>
internal sealed class EventsEndpoint(RequestIntake intake)
{
    public Task HandleAsync(HttpContext context) => intake.TakeAsync(context, RouteTerms.Own, static (_, request, workspace) => new FoundEvents(
        EventSplitter.Split(workspace.Body.Written, request.Format, workspace.Slices),
        new EventSource(workspace.Body, BodyShape.Events, IdOrigin.Client)));
}
