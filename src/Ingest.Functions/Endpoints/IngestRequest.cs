using Ingest.Functions.Authenticating;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>A request that passed everything its headers can be asked.</summary>
internal readonly record struct IngestRequest(Producer Producer, BodyFormat Format, ContentCoding Coding, DateTimeOffset Received)
{
    /// <summary>What its rows say about its receipt.</summary>
    public RowContext Row(HttpRequest request) =>
        new(Producer, Received, ClockSkew.Milliseconds(request.Headers[ClockSkew.SentHeader], Received));
}
