using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Endpoints.OneCollector;

/// <summary>
/// <c>POST /OneCollector/1.0/</c>: lines of Common Schema 4.0, answered as that collector answers. Each becomes an event of ours with
/// the same data. One line whose envelope is not of that form refuses all, as it does there; what is wrong in the data refuses
/// that event alone.
/// </summary>
internal sealed class OneCollectorEndpoint(RequestIntake intake, EventPlans plans)
{
    private const string MediaType = "application/x-json-stream";

    private static readonly RouteTerms Terms = new(TokenPlace.ApiKey, MediaType, Format)
    {
        Refused = KillHeaders.Add,
    };

    public Task HandleAsync(HttpContext context) => intake.TakeAsync(context, Terms, Find);

    private static BodyFormat? Format(string? contentType) =>
        contentType?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) == true ? BodyFormats.Parse(contentType) : null;

    private FoundEvents Find(HttpContext context, IngestRequest request, IngestWorkspace workspace)
    {
        var split = EventSplitter.Split(workspace.Body.Written, request.Format, workspace.Slices);
        if (split != SplitResult.Batch)
        {
            return new FoundEvents(split, default);
        }

        workspace.Scratch.Reset();
        for (var i = 0; i < workspace.Slices.Count; i++)
        {
            if (Complete(request, workspace, i) is { } fault)
            {
                context.Response.Headers[CollectorAnswer.ErrorHeader] = fault.Code;
                return FoundEvents.None(fault.Problem(i));
            }
        }

        return new FoundEvents(split, new EventSource(workspace.Scratch, BodyShape.CollectorEvents, IdOrigin.Client));
    }

    /// <summary>Makes an event of ours of a line, or says why it is none of theirs.</summary>
    private CollectorFault? Complete(IngestRequest request, IngestWorkspace workspace, int index)
    {
        var slice = workspace.Slices[index];
        var line = workspace.Body.WrittenMemory.Slice(slice.Start, slice.Length);
        if (slice.Fault != SliceFault.None)
        {
            workspace.Slices[index] = EventComposer.Copy(line.Span, slice.Fault, workspace.Scratch);
            return null;
        }

        using var reading = CollectorLine.Read(line);
        if (reading.Fault is { } fault)
        {
            return fault;
        }

        if (!IsTenant(reading.Tenant, request.Producer))
        {
            return CollectorFault.ForeignTenant;
        }

        var definition = plans.Latest(reading.NameUtf8);
        var envelope = reading.Envelope(MadeEnvelope.AppOf(request.Producer, definition), definition?.Version ?? 1);
        workspace.Slices[index] = EventComposer.Write(envelope, reading.DataUtf8, workspace.Scratch);
        return null;
    }

    private static bool IsTenant(string tenant, Producer producer) => producer == Authenticator.Anonymous || tenant == producer.Id;
}
