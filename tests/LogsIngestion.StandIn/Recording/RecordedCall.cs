namespace LogsIngestion.StandIn.Recording;

/// <summary>A call whose rows were stored, whatever the client was told.</summary>
/// <param name="Number">From 1, in the order of storing.</param>
/// <param name="ContentEncoding">As sent; empty for none.</param>
/// <param name="WireBytes">The body's length as sent.</param>
/// <param name="JsonBytes">The body's length after its content encoding was undone.</param>
public sealed record RecordedCall(
    long Number,
    string Rule,
    string Stream,
    DateTimeOffset ReceivedAt,
    string? ClientRequestId,
    string ContentEncoding,
    long WireBytes,
    long JsonBytes,
    IReadOnlyList<RecordedRow> Rows);
