namespace Ingest.Functions.Answering;

/// <summary>Every error this receiver answers with.</summary>
internal static class ProblemTypes
{
    public static readonly ProblemType Unauthorized = new(
        "unauthorized", StatusCodes.Status401Unauthorized, "A valid token is needed",
        "The request carries no token, or one that is mistyped, unknown, expired or switched off. All of these look the same from outside; the receiver's log tells them apart.",
        "Send \"Authorization: Bearer tk_…\" with a token that the operator of this receiver has given you; to /OneCollector/1.0/ \"x-apikey: <id>-tk_<id>_…\".");

    public static readonly ProblemType ForeignTenant = new(
        "foreign-tenant", StatusCodes.Status401Unauthorized, "The event names another tenant than the key",
        "An event's iKey is not the tenant that the key in x-apikey belongs to. Nothing of the body was stored.",
        "Send iKey as \"o:\" and what stands before the first \"-\" of the key: the id of the token, never the key itself.");

    public static readonly ProblemType ForbiddenApp = new(
        "forbidden-app", StatusCodes.Status403Forbidden, "This token may not write for that app",
        "The token is valid, but the event's app is not one that it may write for.",
        "Use the app's own token, or ask the operator to add the app to this one.");

    public static readonly ProblemType ForbiddenScope = new(
        "forbidden-scope", StatusCodes.Status403Forbidden, "This token may not do that",
        "The token is valid, but lacks the scope this route needs.",
        "Use a token with the scope named in the WWW-Authenticate header.");

    public static readonly ProblemType MalformedJson = new(
        "malformed-json", StatusCodes.Status400BadRequest, "The body is not JSON",
        "The body is not one JSON object or one array of objects in UTF-8.",
        "Send valid JSON (RFC 8259). For one object a line use Content-Type: application/x-ndjson.");

    public static readonly ProblemType EmptyBody = new(
        "empty-body", StatusCodes.Status400BadRequest, "There is no event in the body",
        "The body is empty, or holds an empty array or only blank lines.",
        "Send at least one event.");

    public static readonly ProblemType CorruptBody = new(
        "corrupt-body", StatusCodes.Status400BadRequest, "The body cannot be decoded",
        "The body is not in the coding that Content-Encoding names, or it was cut short.",
        "Check that the body is compressed once, completely, and in the coding that the header says.");

    public static readonly ProblemType IncompleteBody = new(
        "incomplete-body", StatusCodes.Status400BadRequest, "The body ended too early",
        "Fewer bytes came than the request announced, or its chunks are broken.",
        "Send as many bytes as Content-Length says.");

    public static readonly ProblemType MissingHeader = new(
        "missing-header", StatusCodes.Status400BadRequest, "A header is missing or wrong",
        "This route takes parts of the event from headers, and one of them is missing or not what it must be.",
        "Send X-Telemetry-App and X-Telemetry-App-Version, and X-Telemetry-Id only with a single event.");

    public static readonly ProblemType InvalidDwsEvent = new(
        "invalid-dws-event", StatusCodes.Status400BadRequest, "The body is not a dws event",
        "The body is not one flat object of the dws tool's schema version 1: a field is unknown, missing or not what it must be; errors[] names the places.",
        "Correct the places named. The schema is at GET /v1/catalog/dws.command. Sending it again unchanged will fail again.");

    public static readonly ProblemType InvalidCollectorEvent = new(
        "invalid-collector-event", StatusCodes.Status400BadRequest, "The body is not of the form that OneCollector takes",
        "A line is not an envelope of Common Schema 4.0 with documented slots only, or no event of the body conforms to its schema; errors[] names the places.",
        "Correct the places named. The schemas of the data are at GET /v1/catalog. Sending it again unchanged will fail again.");

    public static readonly ProblemType NotFound = new(
        "not-found", StatusCodes.Status404NotFound, "There is nothing here",
        "This receiver has no such route.",
        "Events go to POST /v1/events; GET / tells what runs here.");

    public static readonly ProblemType MethodNotAllowed = new(
        "method-not-allowed", StatusCodes.Status405MethodNotAllowed, "This route does not take that method",
        "The route exists, but not for the method of the request.",
        "Use a method that the Allow header names.");

    public static readonly ProblemType Timeout = new(
        "body-timeout", StatusCodes.Status408RequestTimeout, "The body came too slowly",
        "A body has 30 seconds in all, and after 5 seconds must keep up 240 bytes a second.",
        "Send the request again over a better connection, or in smaller parts.");

    public static readonly ProblemType BodyTooLarge = new(
        "body-too-large", StatusCodes.Status413PayloadTooLarge, "The body is too large",
        "A body has at most 1,048,576 bytes as it is sent compressed and 8,388,608 bytes once decoded.",
        "Split the batch into several requests.");

    public static readonly ProblemType EventTooLarge = new(
        "event-too-large", StatusCodes.Status413PayloadTooLarge, "The event is too large",
        "An event has at most 65,536 bytes.",
        "Send less in one event; sending it again unchanged will fail again.");

    public static readonly ProblemType TooManyEvents = new(
        "too-many-events", StatusCodes.Status413PayloadTooLarge, "There are too many events in the body",
        "A request carries at most 5,000 events.",
        "Split the batch into several requests.");

    public static readonly ProblemType TooDeep = new(
        "too-deep", StatusCodes.Status413PayloadTooLarge, "The event is nested too deeply",
        "An event is nested at most 32 levels deep.",
        "Send a flatter event; sending it again unchanged will fail again.");

    public static readonly ProblemType UnsupportedMediaType = new(
        "unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, "The body's media type is not taken here",
        "Content-Type is missing, not one this receiver reads, or its charset is not UTF-8.",
        "Use application/json for an object or an array; application/x-ndjson, application/jsonl or application/x-json-stream for lines.");

    public static readonly ProblemType UnsupportedEncoding = new(
        "unsupported-encoding", StatusCodes.Status415UnsupportedMediaType, "The body's coding is not taken here",
        "Content-Encoding names a coding this receiver does not read, or more than one.",
        "Use one of those in the Accept-Encoding header of the answer, once.");

    public static readonly ProblemType InvalidEvent = new(
        "invalid-event", StatusCodes.Status422UnprocessableEntity, "The event does not conform to its schema",
        "The envelope or the event's data breaks a rule of its JSON Schema; errors[] names the places.",
        "Correct the places named. The schemas are at GET /v1/catalog. Sending it again unchanged will fail again.");

    public static readonly ProblemType UnknownEvent = new(
        "unknown-event", StatusCodes.Status422UnprocessableEntity, "No such event is in the catalogue",
        "The event's name, or this version of it, is not in this receiver's catalogue.",
        "GET /v1/catalog lists what is. A new event needs its schema file deployed first.");

    public static readonly ProblemType RateLimited = new(
        "rate-limited", StatusCodes.Status429TooManyRequests, "This producer sends too many events",
        "The producer has a limit of events per second, and the request has more events than are left of it. Nothing of the request was stored.",
        "Send it again after the time in Retry-After; the RateLimit headers tell the limit, what is left and when it is whole again.");

    public static readonly ProblemType Internal = new(
        "internal", StatusCodes.Status500InternalServerError, "Something unforeseen happened",
        "The receiver failed in a way it does not know. The reference in the answer is in its log too.",
        "Try again later; if it persists, give the operator the reference.");

    public static readonly ProblemType Unavailable = new(
        "unavailable", StatusCodes.Status503ServiceUnavailable, "Events cannot be stored now",
        "The store failed, is full or is behind, or the receiver is overloaded, short of memory or going down; reason says which. Nothing of what is named in the answer was stored.",
        "Send it again after the time in Retry-After.");

    /// <summary>All of them, for their pages and for tests.</summary>
    public static readonly IReadOnlyList<ProblemType> All =
    [
        Unauthorized, ForeignTenant, ForbiddenApp, ForbiddenScope, MalformedJson, EmptyBody, CorruptBody, IncompleteBody, MissingHeader,
        InvalidDwsEvent, InvalidCollectorEvent, NotFound,
        MethodNotAllowed, Timeout, BodyTooLarge, EventTooLarge, TooManyEvents, TooDeep, UnsupportedMediaType, UnsupportedEncoding,
        InvalidEvent, UnknownEvent, RateLimited, Internal, Unavailable,
    ];
}
