using Ingest.Functions.Authenticating;

namespace Ingest.Functions.Mapping;

/// <summary>What a row says about its receipt; the same for all events of a request.</summary>
/// <param name="Producer">Whose token brought the events.</param>
/// <param name="Received">When the request arrived.</param>
/// <param name="ClockSkewMs">Our clock minus the client's in milliseconds, or null where the client did not say.</param>
internal readonly record struct RowContext(Producer Producer, DateTimeOffset Received, long? ClockSkewMs)
{
    /// <summary><see cref="Received"/> as a JSON string, written once for all rows of the request.</summary>
    public byte[] ReceivedJson { get; } = EventTime.Json(Received);
}
