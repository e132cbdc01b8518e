using System.Text;

namespace Telemetry.Client.Spooling;

/// <summary>How much a segment holds.</summary>
/// <param name="Entry">The segment.</param>
/// <param name="Events">Its events; reports are none.</param>
/// <param name="Losses">The losses written down in it, and what of it cannot be read.</param>
internal sealed record SegmentCount(SpoolEntry Entry, int Events, LossCounts Losses)
{
    internal static SegmentCount Of(SpoolEntry entry, SegmentContent content)
    {
        var events = 0;
        var losses = new LossCounts();
        losses.Add(DropReason.Disk, content.Gaps);
        foreach (var record in content.Records)
        {
            events += record.IsCounted ? 1 : 0;
            if (record.Kind == RecordKind.Losses)
            {
                losses.Add(LossCounts.Parse(Encoding.UTF8.GetString(record.Payload.Span)));
            }
        }

        return new(entry, events, losses);
    }
}
