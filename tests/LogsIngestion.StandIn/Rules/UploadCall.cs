namespace LogsIngestion.StandIn.Rules;

/// <summary>What a call says, read to its end.</summary>
/// <param name="WireBytes">The length of the body as sent, also where <paramref name="Body"/> stops at the limit.</param>
internal sealed record UploadCall(
    string Rule,
    string Stream,
    string? ApiVersion,
    string? Authorization,
    string? ContentType,
    string ContentEncoding,
    ReadOnlyMemory<byte> Body,
    long WireBytes);
