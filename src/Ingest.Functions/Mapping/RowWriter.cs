using Ingest.Functions.Reading;
using Telemetry.Schema;

namespace Ingest.Functions.Mapping;

/// <summary>
/// Writes a validated event as a row of JSON and a newline, straight from the event's own bytes. Columns without a value
/// are left out.
/// </summary>
internal static class RowWriter
{
    /// <summary>How a row ends.</summary>
    public static ReadOnlySpan<byte> End => "}\n"u8;

    public static void Write(PooledBuffer rows, RowTemplate template, in ValidEvent valid, in RowContext context)
    {
        var row = new RowLine(rows.GetSpan(template.MostBytes(valid.Utf8.Length, context)));
        foreach (ref readonly var part in template.Parts.AsSpan())
        {
            AddPart(ref row, part, template, valid, context);
        }

        // Every column begins with a comma; the first of them is where the object opens.
        row.Written[0] = (byte)'{';
        row.Add(End);
        KeepOnOneLine(row.Written[..^1], valid.Utf8);
        rows.Advance(row.Length);
    }

    private static void AddPart(ref RowLine row, in RowPart part, RowTemplate template, in ValidEvent valid, in RowContext context)
    {
        switch (part.Source)
        {
            case RowSource.Envelope:
                AddMember(ref row, part, valid.Utf8, valid.Envelope[part.Member]);
                break;
            case RowSource.Data:
                AddMember(ref row, part, valid.DataUtf8, valid.Data[part.Member]);
                break;
            case RowSource.DataUnlessEnvelope when !valid.Envelope[part.Unless].IsPresent:
                AddMember(ref row, part, valid.DataUtf8, valid.Data[part.Member]);
                break;
            case RowSource.Properties:
                AddProperties(ref row, part, template.Properties, valid);
                break;
            case RowSource.TimeGenerated:
                row.Add(part.Prefix);
                row.Add(EventTime.IsKept(valid.Time, context.Received) ? valid.TimeJson : context.ReceivedJson);
                break;
            case RowSource.ReceivedTime:
                row.Add(part.Prefix);
                row.Add(context.ReceivedJson);
                break;
            case RowSource.ProducerId:
                row.Add(part.Prefix);
                row.Add(context.Producer.IdJson);
                break;
            case RowSource.ClockSkewMs when context.ClockSkewMs is { } skew:
                row.Add(part.Prefix);
                row.Add(skew);
                break;
        }
    }

    private static void AddProperties(ref RowLine row, in RowPart column, RowPart[] properties, in ValidEvent valid)
    {
        var before = row.Length;
        row.Add(column.Prefix);
        var start = row.Length;
        foreach (ref readonly var property in properties.AsSpan())
        {
            AddMember(ref row, property, valid.DataUtf8, valid.Data[property.Member]);
        }

        if (row.Length == start)
        {
            row.Truncate(before);
            return;
        }

        row.Written[start] = (byte)'{';
        row.Add("}"u8);
    }

    private static void AddMember(ref RowLine row, in RowPart part, ReadOnlySpan<byte> source, JsonMember member)
    {
        if (!member.IsPresent || IsNothing(source, member))
        {
            return;
        }

        row.Add(part.Prefix);
        switch (part.Form)
        {
            case RowValueForm.Integer:
                CanonicalInteger.Add(ref row, member.In(source));
                break;
            case RowValueForm.Word:
                row.Add(part.Words!.For(member.In(source)));
                break;
            default:
                row.Add(member.In(source));
                break;
        }
    }

    /// <summary>Whether the value is an empty string or null. No other value begins so with that length.</summary>
    private static bool IsNothing(ReadOnlySpan<byte> source, JsonMember member) => member.Length switch
    {
        2 => source[member.Start] == '"',
        4 => source[member.Start] == 'n',
        _ => false,
    };

    /// <summary>Rows are lines; inside a string a newline is always escaped, between tokens it is only layout.</summary>
    private static void KeepOnOneLine(Span<byte> row, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
        {
            row.Replace((byte)'\n', (byte)' ');
            row.Replace((byte)'\r', (byte)' ');
        }
    }
}
