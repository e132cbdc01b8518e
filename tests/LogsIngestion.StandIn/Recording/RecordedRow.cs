namespace LogsIngestion.StandIn.Recording;

/// <summary>A stored row.</summary>
/// <param name="EventId">The value of the event id column, or null if the row has none.</param>
/// <param name="Copy">The how-manieth row with this id it is, from 1; always 1 without an id.</param>
/// <param name="Json">The row as it was sent, in UTF-8; empty if only ids are kept.</param>
public sealed record RecordedRow(string? EventId, int Copy, ReadOnlyMemory<byte> Json);
