using Ingest.Functions.Answering;
using Ingest.Functions.Mapping;

namespace Ingest.Functions.Endpoints;

/// <summary>The envelope of bare data, as the headers of the request give it.</summary>
/// <param name="Id">Null where each event is given an id of its own at receipt.</param>
/// <param name="Time">Null for the time of receipt.</param>
internal sealed record EnvelopeHeaders(string Name, int Version, string App, string AppVersion, string? Id, string? Time, DateTimeOffset Received)
{
    public static readonly Problem Missing = new(
        ProblemTypes.MissingHeader, "Expected the headers X-Telemetry-App and X-Telemetry-App-Version, once each; one of them is missing or empty.");

    public static readonly Problem OneIdForMany = new(
        ProblemTypes.MissingHeader, "Expected X-Telemetry-Id only with a single event; this body holds a batch. Leave the header out, and each event is given an id.");

    /// <summary>The envelope, or null where a required header is missing.</summary>
    /// <param name="latest">The newest version of the event; 0 where it is not in the catalogue, which validation will say.</param>
    public static EnvelopeHeaders? Read(HttpRequest request, string name, int latest, DateTimeOffset received)
    {
        var app = Single(request, "X-Telemetry-App");
        var version = Single(request, "X-Telemetry-App-Version");
        return app is null || version is null
            ? null
            : new EnvelopeHeaders(name, Math.Max(latest, 1), app, version, Single(request, "X-Telemetry-Id"), Single(request, "X-Telemetry-Time"), received);
    }

    /// <summary>The envelope of one event, whose id is a fresh one where the headers give none.</summary>
    public MadeEnvelope Envelope() =>
        new(Id ?? Guid.CreateVersion7(Received).ToString("D"), Name, Version, Time ?? EventTime.Text(Received), App, AppVersion);

    private static string? Single(HttpRequest request, string name) =>
        request.Headers[name] is [{ Length: > 0 } value] ? value : null;
}
