using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tables;

/// <summary>The columns of <see cref="TableDefinition.EventsName"/>.</summary>
internal static class EventColumns
{
    private const string Rest = "Properties";

    /// <summary>The columns that dashboards and alerts rely on, whatever events a catalogue holds.</summary>
    public static IReadOnlyList<TableColumn> Fixed { get; } =
    [
        Receiver("TimeGenerated", ColumnType.DateTime, "The event time; the receive time if that lies more than 2 days back or 1 day ahead."),
        Envelope("EventTime", ColumnType.DateTime),
        Receiver("ReceivedTime", ColumnType.DateTime, "When the receiver got the event."),
        Envelope("EventId"),
        Envelope("Name"),
        Envelope("Version", ColumnType.Int),
        Envelope("App"),
        Envelope("AppVersion"),
        Envelope("Channel"),
        Envelope("Os"),
        Envelope("OsVersion"),
        Envelope("Arch"),
        Envelope("InvokedFrom"),
        Envelope("SessionId"),
        Envelope("InstallId"),
        Envelope("InstallStatus"),
        Envelope("OrgId"),
        Envelope("TraceId"),
        Envelope("SpanId"),
        Envelope("ParentSpanId"),
        Envelope("Correlation"),
        Envelope("IsDebug", ColumnType.Boolean),
        Data("Command", ColumnType.String),
        Data("Subcommand", ColumnType.String),
        Data("Module", ColumnType.String),
        Data("Outcome", ColumnType.String),
        Data("FailureReason", ColumnType.String),
        Data("ExitCode", ColumnType.Int),
        Data("DurationMs", ColumnType.Long),
        Receiver(Rest, ColumnType.Dynamic, "The data of the event that has no column of its own."),
        Receiver("ProducerId", ColumnType.String, "Public identifier of the token the event came with."),
        Receiver("ClockSkewMs", ColumnType.Long, "Receive time minus the time the sender stated, in milliseconds."),
    ];

    public static IReadOnlyList<TableColumn> For(EventCatalogue catalogue)
    {
        var described = Promoted(catalogue).ToLookup(f => f.Column!, StringComparer.Ordinal);
        var names = Fixed.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var added = described
            .Where(fields => !names.Contains(fields.Key))
            .OrderBy(fields => fields.Key, StringComparer.Ordinal)
            .Select(fields => new TableColumn(fields.Key, fields.First().ColumnType, ColumnOrigin.Data, fields.First().Description));

        return [.. Fixed.SelectMany(c => c.Name == Rest ? added.Append(c) : [Described(c, described[c.Name])])];
    }

    private static IEnumerable<EventField> Promoted(EventCatalogue catalogue) =>
        catalogue.Envelope.Fields
            .Concat(catalogue.EventsFor(EventAudience.Client).Concat(catalogue.EventsFor(EventAudience.Receiver)).SelectMany(e => e.Fields))
            .Where(f => f.Column is not null);

    private static TableColumn Described(TableColumn column, IEnumerable<EventField> fields) =>
        column.Description.Length == 0 && fields.FirstOrDefault() is { } field ? column with { Description = field.Description } : column;

    private static TableColumn Receiver(string name, ColumnType type, string description) => new(name, type, ColumnOrigin.Receiver, description);

    private static TableColumn Envelope(string name, ColumnType type = ColumnType.String) => new(name, type, ColumnOrigin.Envelope, "");

    private static TableColumn Data(string name, ColumnType type) => new(name, type, ColumnOrigin.Data, "");
}
