using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Mapping;
using Ingest.Functions.Tests.Validating;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;

namespace Ingest.Functions.Tests.Mapping;

public sealed class RowColumnsTests
{
    private static readonly TableColumn[] Columns = [.. TableDefinition.Events(EventCatalogue.BuiltIn).Columns];

    [Fact]
    public void Write_AnyValidEvent_HasOnlyColumnsOfTheTableAndValuesOfTheirTypes() =>
        Prop.ForAll(ValidEvents.All, json =>
        {
            var row = Events.Row(json, skew: 5);
            Assert.Equal(row.Length - 1, row.IndexOfAny(['\n', '\r']));

            var members = JsonElement.Parse(row).EnumerateObject().ToList();
            var names = members.Select(m => m.Name).ToList();
            Assert.Equal(Columns.Select(c => c.Name).Where(names.Contains), names);
            Assert.All(members, m => AssertFits(Columns.Single(c => c.Name == m.Name).Type, m.Value));
            Assert.All(["TimeGenerated", "EventTime", "ReceivedTime", "EventId", "Name", "Version", "App", "AppVersion", "ProducerId"], n => Assert.Contains(n, names));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void For_EveryEvent_CarriesEveryFieldOnce()
    {
        foreach (var definition in EventCatalogue.BuiltIn.Events)
        {
            var template = RowTemplate.For(EventCatalogue.BuiltIn, definition);
            var data = template.Parts.Where(p => p.Source is RowSource.Data or RowSource.DataUnlessEnvelope).Concat(template.Properties).Select(p => p.Member).Order();
            var envelope = template.Parts.Where(p => p.Source == RowSource.Envelope).Select(p => EventCatalogue.BuiltIn.Envelope.Fields[p.Member].Name);

            Assert.Equal(Enumerable.Range(0, definition.Fields.Count), data);
            Assert.Equal(
                EventCatalogue.BuiltIn.Envelope.Fields.Select(f => f.Name).Where(n => n != EnvelopeDefinition.DataMember).Order(),
                envelope.Order());
        }
    }

    private static void AssertFits(ColumnType type, JsonElement value)
    {
        switch (type)
        {
            case ColumnType.Int:
                Assert.Equal(value.GetInt32().ToString(CultureInfo.InvariantCulture), value.GetRawText());
                break;
            case ColumnType.Long:
                Assert.Equal(value.GetInt64().ToString(CultureInfo.InvariantCulture), value.GetRawText());
                break;
            case ColumnType.Boolean:
                Assert.Contains(value.ValueKind, new[] { JsonValueKind.True, JsonValueKind.False });
                break;
            case ColumnType.DateTime:
                Assert.Equal(TimeSpan.Zero, value.GetDateTimeOffset().Offset);
                break;
            case ColumnType.Dynamic:
                Assert.Equal(JsonValueKind.Object, value.ValueKind);
                Assert.NotEmpty(value.EnumerateObject());
                break;
            default:
                Assert.Equal(ColumnType.String, type);
                Assert.NotEqual("", value.GetString());
                break;
        }
    }
}
