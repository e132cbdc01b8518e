namespace Telemetry.Client.Scrubbing;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">One past its last.</param>
internal readonly record struct Extent(int Start, int End)
{
    internal bool IsEmpty => End <= Start;
}
