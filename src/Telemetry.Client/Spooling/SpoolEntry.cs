namespace Telemetry.Client.Spooling;

/// <summary>A segment as the folder lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record SpoolEntry(SegmentName Name, long Length);
