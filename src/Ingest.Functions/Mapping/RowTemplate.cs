using System.Text;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;

namespace Ingest.Functions.Mapping;

/// <summary>
/// How the rows of one event are written, worked out once from its schema: which member goes into which column, and what
/// is left for Properties. A new event file needs no code because nothing here knows an event by name.
/// </summary>
internal sealed class RowTemplate
{
    private readonly int _mostOwnBytes;

    private RowTemplate(IReadOnlyList<RowPart> parts, IReadOnlyList<RowPart> properties)
    {
        Parts = [.. parts];
        Properties = [.. properties];
        _mostOwnBytes = parts.Concat(properties).Sum(p => p.MostOwnBytes) + RowWriter.End.Length;
    }

    /// <summary>The columns, in the table's order.</summary>
    public RowPart[] Parts { get; }

    /// <summary>The members of Properties.</summary>
    public RowPart[] Properties { get; }

    /// <summary>More bytes than any row of such an event takes. A member is copied to one column; the time may be to two.</summary>
    public int MostBytes(int eventBytes, in RowContext context) => _mostOwnBytes + context.Producer.IdJson.Length + (2 * eventBytes);

    public static RowTemplate For(EventCatalogue catalogue, EventDefinition definition)
    {
        var parts = TableDefinition.Events(catalogue).Columns
            .SelectMany(column => PartFor(column.Name, catalogue.Envelope, definition))
            .ToList();
        var rest = definition.Fields
            .Select((field, member) => (field, member))
            .Where(f => f.field.Column is null)
            .Select(f => new RowPart(Prefix(f.field.Name), RowSource.Data, f.member, RowValueForm.Verbatim))
            .ToList();

        return new RowTemplate(parts, rest);
    }

    private static IEnumerable<RowPart> PartFor(string column, EnvelopeDefinition envelope, EventDefinition definition)
    {
        var own = ReceiverMade(column);
        if (own is { } source)
        {
            yield return new RowPart(Prefix(column), source, 0, RowValueForm.Verbatim);
        }

        var first = FromFields(column, envelope.Fields, RowSource.Envelope).ToList();
        foreach (var part in first.Concat(FromFields(column, definition.Fields, RowSource.Data)))
        {
            yield return part.Source == RowSource.Data && first.Count > 0
                ? part with { Source = RowSource.DataUnlessEnvelope, Unless = first[0].Member }
                : part;
        }
    }

    private static IEnumerable<RowPart> FromFields(string column, IReadOnlyList<EventField> fields, RowSource source)
    {
        for (var member = 0; member < fields.Count; member++)
        {
            if (fields[member].Column == column)
            {
                yield return Part(column, fields[member], source, member);
            }
        }
    }

    private static RowPart Part(string column, EventField field, RowSource source, int member) => field switch
    {
        { ColumnValues: { } values } => new RowPart(Prefix(column), source, member, RowValueForm.Word) { Words = new ColumnWords(values) },
        { ColumnType: ColumnType.Int or ColumnType.Long } => new RowPart(Prefix(column), source, member, RowValueForm.Integer),
        _ => new RowPart(Prefix(column), source, member, RowValueForm.Verbatim),
    };

    private static RowSource? ReceiverMade(string column) => column switch
    {
        "TimeGenerated" => RowSource.TimeGenerated,
        "ReceivedTime" => RowSource.ReceivedTime,
        "Properties" => RowSource.Properties,
        "ProducerId" => RowSource.ProducerId,
        "ClockSkewMs" => RowSource.ClockSkewMs,
        _ => null,
    };

    private static byte[] Prefix(string name) => Encoding.UTF8.GetBytes($",\"{name}\":");
}
