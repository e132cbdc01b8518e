using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tables;

/// <summary>A Log Analytics table: its name and its columns in the order rows are written.</summary>
/// <param name="Name">The table's name, with the suffix <c>_CL</c> of custom tables.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Columns">The columns; the first is <c>TimeGenerated</c>.</param>
public sealed record TableDefinition(string Name, string Description, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>The name of the table that holds events.</summary>
    public const string EventsName = "TelemetryEvents_CL";

    /// <summary>The name of the table that holds what was refused, without its content.</summary>
    public const string RejectsName = "TelemetryRejects_CL";

    /// <summary>The table of refused events.</summary>
    public static TableDefinition Rejects { get; } = new(RejectsName, "One refused event each, without its content.", RejectColumns.All);

    /// <summary>The stream that rows are sent to; custom streams begin with <c>Custom-</c>.</summary>
    public string StreamName => $"Custom-{Name}";

    /// <summary>The table of events: the columns every catalogue has, and before <c>Properties</c> those that its events add.</summary>
    public static TableDefinition Events(EventCatalogue catalogue) => new(EventsName, "One event each.", EventColumns.For(catalogue));
}
