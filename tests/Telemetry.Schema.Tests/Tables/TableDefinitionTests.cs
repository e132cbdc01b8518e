using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;
using Telemetry.Schema.Tests.Catalogue;

namespace Telemetry.Schema.Tests.Tables;

public sealed class TableDefinitionTests
{
    // The contract of dashboards and alerts; a change here breaks what operators have deployed.
    private const string EventColumns =
        "TimeGenerated:datetime EventTime:datetime ReceivedTime:datetime EventId:string Name:string Version:int App:string AppVersion:string "
        + "Channel:string Os:string OsVersion:string Arch:string InvokedFrom:string SessionId:string InstallId:string InstallStatus:string "
        + "OrgId:string TraceId:string SpanId:string ParentSpanId:string Correlation:string IsDebug:boolean Command:string Subcommand:string "
        + "Module:string Outcome:string FailureReason:string ExitCode:int DurationMs:long Properties:dynamic ProducerId:string ClockSkewMs:long";

    private const string RejectColumns =
        "TimeGenerated:datetime ReceivedTime:datetime Reason:string Keyword:string Pointer:string Name:string App:string AppVersion:string "
        + "ProducerId:string SizeBytes:int";

    [Fact]
    public void Events_BuiltInCatalogue_HasTheContractsColumns()
    {
        var table = TableDefinition.Events(EventCatalogue.BuiltIn);

        Assert.Equal("Custom-TelemetryEvents_CL", table.StreamName);
        Assert.Equal(EventColumns, Text(table));
        Assert.All(table.Columns, c => Assert.NotEmpty(c.Description));
    }

    [Fact]
    public void Rejects_HasTheContractsColumns() => Assert.Equal(RejectColumns, Text(TableDefinition.Rejects));

    [Fact]
    public void Events_FieldsWithColumnsOfTheirOwn_AreAddedBeforeProperties()
    {
        var columns = TableDefinition.Events(new CoffeeCatalogue().Read()).Columns;

        Assert.Equal(EventColumns.Replace("Properties:", "Cups:int Roast:string Properties:", StringComparison.Ordinal), Text(new TableDefinition("", "", columns)));
        Assert.Equal("Roast.", columns.Single(c => c.Name == "Roast").Description);
    }

    [Fact]
    public void Events_EveryColumnOfTheEnvelope_IsFilledByAField()
    {
        var promoted = EventCatalogue.BuiltIn.Envelope.Fields.Select(f => f.Column).OfType<string>();
        var columns = TableDefinition.Events(EventCatalogue.BuiltIn).Columns.Where(c => c.Origin == ColumnOrigin.Envelope).Select(c => c.Name);

        Assert.Equal(columns.Order(), promoted.Order());
    }

    private static string Text(TableDefinition table) => string.Join(' ', table.Columns.Select(c => $"{c.Name}:{c.Type.Name()}"));
}
