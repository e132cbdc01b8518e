using Ingest.Functions.Deduplicating;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>Where a request's events lie, and what is to be known about where they come from.</summary>
/// <param name="Bytes">What the workspace's slices lie in.</param>
internal readonly record struct EventSource(PooledBuffer Bytes, BodyShape Shape, IdOrigin Ids)
{
    public ReadOnlySpan<byte> this[in EventSlice slice] => Bytes.Written.Slice(slice.Start, slice.Length);
}
