using System.Buffers.Text;
using Ingest.Functions.Reading;
using Telemetry.Schema;

namespace Ingest.Functions.Mapping;

/// <summary>
/// Writes a validated event as a row of JSON and a newline, straight from the event's own bytes. Columns without a value
/// are left out.
/// </summary>
internal static class RowWriter
{
    private const int LongestNumber = 20;

    public static void Write(PooledBuffer rows, RowTemplate template, in ValidEvent valid, in RowContext context)
    {
        rows.Write((byte)'{');
        var first = rows.Length;
        foreach (var part in template.Parts)
        {
            WritePart(rows, first, part, template, valid, context);
        }

        rows.Write("}\n"u8);
    }

    private static void WritePart(PooledBuffer rows, int first, RowPart part, RowTemplate template, in ValidEvent valid, in RowContext context)
    {
        switch (part.Source)
        {
            case RowSource.Envelope:
                WriteMember(rows, first, part, valid.Utf8, valid.Envelope[part.Member]);
                break;
            case RowSource.Data:
                WriteMember(rows, first, part, valid.DataUtf8, valid.Data[part.Member]);
                break;
            case RowSource.Properties:
                WriteProperties(rows, first, part, template.Properties, valid);
                break;
            case RowSource.TimeGenerated:
                Begin(rows, first, part);
                rows.Write(EventTime.IsKept(valid.Time, context.Received) ? valid.TimeJson : context.ReceivedJson);
                break;
            case RowSource.ReceivedTime:
                Begin(rows, first, part);
                rows.Write(context.ReceivedJson);
                break;
            case RowSource.ProducerId:
                Begin(rows, first, part);
                rows.Write(context.Producer.IdJson);
                break;
            case RowSource.ClockSkewMs when context.ClockSkewMs is { } skew:
                Begin(rows, first, part);
                Utf8Formatter.TryFormat(skew, rows.GetSpan(LongestNumber), out var length);
                rows.Advance(length);
                break;
        }
    }

    private static void WriteProperties(PooledBuffer rows, int first, RowPart column, RowPart[] properties, in ValidEvent valid)
    {
        var before = rows.Length;
        Begin(rows, first, column);
        rows.Write((byte)'{');
        var start = rows.Length;
        foreach (var property in properties)
        {
            WriteMember(rows, start, property, valid.DataUtf8, valid.Data[property.Member]);
        }

        if (rows.Length == start)
        {
            rows.Truncate(before);
            return;
        }

        rows.Write((byte)'}');
    }

    private static void WriteMember(PooledBuffer rows, int first, RowPart part, ReadOnlySpan<byte> source, JsonMember member)
    {
        var value = source.Slice(member.Start, member.Length);
        if (value.IsEmpty || value.SequenceEqual("\"\""u8))
        {
            return;
        }

        Begin(rows, first, part);
        if (part.Form == RowValueForm.Integer)
        {
            CanonicalInteger.Write(rows, value);
        }
        else
        {
            WriteOnOneLine(rows, value);
        }
    }

    /// <summary>Rows are lines; inside a string a newline is always escaped, between tokens it is only layout.</summary>
    private static void WriteOnOneLine(PooledBuffer rows, ReadOnlySpan<byte> value)
    {
        var at = rows.Length;
        rows.Write(value);
        if (value.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
        {
            rows.ReplaceSince(at, '\n', ' ');
            rows.ReplaceSince(at, '\r', ' ');
        }
    }

    private static void Begin(PooledBuffer rows, int first, RowPart part)
    {
        if (rows.Length > first)
        {
            rows.Write((byte)',');
        }

        rows.Write(part.Prefix);
    }
}
