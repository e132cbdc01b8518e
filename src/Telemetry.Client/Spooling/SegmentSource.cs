namespace Telemetry.Client.Spooling;

/// <summary>A segment that has been read.</summary>
/// <param name="Count">Which it is and how much it holds.</param>
/// <param name="Records">What of it is sent.</param>
internal sealed record SegmentSource(SegmentCount Count, IReadOnlyList<SpoolRecord> Records)
{
    internal SegmentName Name => Count.Entry.Name;

    internal static SegmentSource Of(SpoolEntry entry, SegmentContent content) =>
        new(SegmentCount.Of(entry, content), [.. content.Records.Where(r => r.IsSent)]);
}
