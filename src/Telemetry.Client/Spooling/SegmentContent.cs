namespace Telemetry.Client.Spooling;

/// <summary>What is in a segment. Reading never fails: what is cut or damaged is left out.</summary>
/// <param name="Format">What the header says.</param>
/// <param name="Records">The whole records, in the order they were written; none of a later version.</param>
/// <param name="Gaps">How many damaged stretches lie before a whole record. A tail that a crash tore off is none: nobody was told it was kept.</param>
internal sealed record SegmentContent(SegmentFormat Format, IReadOnlyList<SpoolRecord> Records, int Gaps)
{
    internal static SegmentContent Read(ReadOnlyMemory<byte> segment)
    {
        var format = SegmentHeader.Read(segment.Span);
        if (format == SegmentFormat.Future)
        {
            return new(format, [], 0);
        }

        var records = new List<SpoolRecord>();
        var gaps = 0;
        var isWhole = true;
        var at = Math.Min(SegmentHeader.Bytes, segment.Length);
        while (at < segment.Length)
        {
            var length = RecordFrame.Measure(segment.Span[at..]);
            if (length == 0)
            {
                isWhole = false;
                at = NextMark(segment.Span, at + 1);
                continue;
            }

            gaps += isWhole ? 0 : 1;
            isWhole = true;
            records.Add(new(RecordFrame.KindOf(segment.Span[at..]), segment.Slice(at + RecordFrame.HeadBytes, length - RecordFrame.HeadBytes)));
            at += length;
        }

        return new(format, records, gaps);
    }

    private static int NextMark(ReadOnlySpan<byte> segment, int from)
    {
        var next = segment[from..].IndexOf(RecordFrame.Mark);
        return next < 0 ? segment.Length : from + next;
    }
}
