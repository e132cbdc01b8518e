namespace Telemetry.Client.Delivering;

/// <summary>Events that are sent in one request.</summary>
/// <param name="Key">Names the request: the same events have the same, however often they are sent.</param>
/// <param name="Events">The events as lines of UTF-8 JSON, the oldest first.</param>
internal sealed record EventBatch(Guid Key, ReadOnlyMemory<byte>[] Events);
