namespace Ingest.Functions.Deduplicating;

/// <summary>An id in the order of storing, which is the order of forgetting.</summary>
/// <param name="StoredAt">Timestamp of the window's clock.</param>
internal readonly record struct StoredId(EventKey Key, long StoredAt);
