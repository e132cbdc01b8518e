using Ingest.Functions.Authenticating;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>A request that passed everything its headers can be asked.</summary>
internal readonly record struct IngestRequest(Producer Producer, BodyFormat Format, ContentCoding Coding, DateTimeOffset Received);
