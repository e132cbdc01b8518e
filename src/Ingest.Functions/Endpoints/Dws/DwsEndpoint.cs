using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints.Dws;

/// <summary>
/// <c>POST /dws</c> and <c>POST /</c>: one flat body of the dws tool, version 1. It becomes the data of a <c>dws.command</c>; id and
/// envelope are made here.
/// </summary>
internal sealed class DwsEndpoint(RequestIntake intake, EventPlans plans)
{
    private const string SchemaHeader = "X-Dws-Telemetry-Schema";

    private const string SchemaVersion = "1";

    private const string EventName = "dws.command";

    private static readonly RouteTerms Terms = new(
        TokenPlace.Bearer, "application/json", static type => BodyFormats.Parse(type) is BodyFormat.Json ? BodyFormat.Json : null);

    private static readonly Problem OtherSchema = new(
        ProblemTypes.InvalidDwsEvent, $"Expected {SchemaHeader}: {SchemaVersion}, or no such header; no other version of the body is known here.");

    private static readonly Problem NotOneObject = new(
        ProblemTypes.InvalidDwsEvent, "Expected one JSON object; this is an array. Send each event in a request of its own, or all of them to /v1/events.");

    private static readonly Problem NoTime = new(ProblemTypes.InvalidDwsEvent, TimeExpected)
    {
        Errors = [new EventFault("/ts", "format", TimeExpected)],
    };

    private const string TimeExpected = "Expected ts as a time of RFC 3339 with its offset, in the years 1970 to 2099.";

    public Task HandleAsync(HttpContext context) => intake.TakeAsync(context, Terms, Find);

    private FoundEvents Find(HttpContext context, IngestRequest request, IngestWorkspace workspace)
    {
        if (context.Request.Headers[SchemaHeader] is { Count: > 0 } version && version != SchemaVersion)
        {
            return FoundEvents.None(OtherSchema);
        }

        var split = EventSplitter.Split(workspace.Body.Written, request.Format, workspace.Slices);
        return split switch
        {
            SplitResult.Single => Complete(request, workspace),
            SplitResult.Batch or SplitResult.TooMany => FoundEvents.None(NotOneObject),
            _ => new FoundEvents(split, default),
        };
    }

    private FoundEvents Complete(IngestRequest request, IngestWorkspace workspace)
    {
        var slice = workspace.Slices[0];
        var data = workspace.Body.Written.Slice(slice.Start, slice.Length);
        var body = slice.Fault == SliceFault.None ? DwsBody.Read(data) : null;
        var time = request.Received;
        if (body is { Time: { } stated } && !ForeignTime.TryParse(stated, out time))
        {
            return FoundEvents.None(NoTime);
        }

        workspace.Scratch.Reset();
        workspace.Slices[0] = body is { } read
            ? EventComposer.Write(Envelope(read, data, time, request), data, workspace.Scratch)
            : EventComposer.Copy(data, slice.Fault, workspace.Scratch);

        // Without a time of its own the same body may well be another run of the same command.
        var ids = body?.Time is null ? IdOrigin.Receiver : IdOrigin.Client;
        return new FoundEvents(SplitResult.Single, new EventSource(workspace.Scratch, BodyShape.Dws, ids));
    }

    private MadeEnvelope Envelope(in DwsBody body, ReadOnlySpan<byte> data, DateTimeOffset time, IngestRequest request)
    {
        var definition = plans.Latest("dws.command"u8);
        var id = body.Time is null ? Guid.CreateVersion7(time).ToString("D") : ContentId.Of(data, time);
        return new MadeEnvelope(
            id, EventName, definition?.Version ?? 1, EventTime.Text(time), MadeEnvelope.AppOf(request.Producer, definition), MadeEnvelope.Text(body.Version))
        {
            Os = body.OsFamily,
        };
    }
}
