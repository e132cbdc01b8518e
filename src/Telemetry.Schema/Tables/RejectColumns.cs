namespace Telemetry.Schema.Tables;

/// <summary>The columns of <see cref="TableDefinition.RejectsName"/>; all filled by the receiver, none with the event's content.</summary>
internal static class RejectColumns
{
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        Column("TimeGenerated", ColumnType.DateTime, "When the event was refused."),
        Column("ReceivedTime", ColumnType.DateTime, "When the request was received."),
        Column("Reason", ColumnType.String, "Why the event was refused, as one of a closed list."),
        Column("Keyword", ColumnType.String, "The schema keyword that refused it."),
        Column("Pointer", ColumnType.String, "JSON pointer of the place in the event."),
        Column("Name", ColumnType.String, "Name of the event, where it is a known one."),
        Column("App", ColumnType.String, "Product that recorded the event."),
        Column("AppVersion", ColumnType.String, "Version of the product."),
        Column("ProducerId", ColumnType.String, "Public identifier of the token the event came with."),
        Column("SizeBytes", ColumnType.Int, "Size of the event in bytes."),
    ];

    private static TableColumn Column(string name, ColumnType type, string description) => new(name, type, ColumnOrigin.Receiver, description);
}
