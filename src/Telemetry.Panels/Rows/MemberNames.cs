using System.Text;
using System.Text.Json;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;

namespace Telemetry.Panels.Rows;

/// <summary>
/// Finds what a member's name means. Lines of one writer have their members in one order, so the search goes on from the last
/// hit and mostly needs one comparison.
/// </summary>
internal sealed class MemberNames
{
    private readonly byte[][] _names;
    private readonly RowColumn[] _columns;
    private int _next;

    private MemberNames(IEnumerable<KeyValuePair<string, RowColumn>> members)
    {
        var distinct = members.DistinctBy(m => m.Key).ToArray();
        _names = [.. distinct.Select(m => Encoding.UTF8.GetBytes(m.Key))];
        _columns = [.. distinct.Select(m => m.Value)];
    }

    /// <summary>Members of a line: a row of either table by its columns, a client's envelope by the fields the catalogue gives columns to.</summary>
    public static MemberNames OfLine() => new(
        TableDefinition.Events(EventCatalogue.BuiltIn).Columns.Concat(TableDefinition.Rejects.Columns).Select(c => KeyValuePair.Create(c.Name, Column(c.Name)))
            .Append(KeyValuePair.Create(EnvelopeDefinition.DataMember, RowColumn.Properties))
            .Concat(EventCatalogue.BuiltIn.Envelope.Fields.Select(f => KeyValuePair.Create(f.Name, Column(f.Column)))));

    /// <summary>Members of Properties and data: what panels read there, and what the catalogue promotes to columns.</summary>
    public static MemberNames OfData() => new(
        new Dictionary<string, RowColumn>
        {
            ["phase"] = (RowColumn)RowText.Phase,
            ["backend"] = (RowColumn)RowText.Backend,
            ["exception_type"] = (RowColumn)RowText.ExceptionType,
            ["root_cause_type"] = (RowColumn)RowText.RootCauseType,
            ["stack"] = RowColumn.Stack,
            ["recorded"] = RowColumn.Recorded,
            ["sent"] = RowColumn.Sent,
            ["dropped"] = RowColumn.Dropped,
            ["oldest_age_s"] = RowColumn.OldestAge,
        }.Concat(EventCatalogue.BuiltIn.Events.SelectMany(e => e.Fields).Where(f => f.Column is not null).Select(f => KeyValuePair.Create(f.Name, Column(f.Column)))));

    public static MemberNames OfFrame() => new(
        [KeyValuePair.Create("function", (RowColumn)RowText.FrameFunction), KeyValuePair.Create("file", (RowColumn)RowText.FrameFile)]);

    public RowColumn Find(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var at = (_next + i) % _names.Length;
            if (json.ValueTextEquals(_names[at]))
            {
                _next = at + 1;
                return _columns[at];
            }
        }

        return RowColumn.Ignored;
    }

    private static RowColumn Column(string? name) =>
        Enum.TryParse<RowText>(name, out var text) ? (RowColumn)text
        : Enum.TryParse<RowColumn>(name, out var column) ? column
        : RowColumn.Ignored;
}
