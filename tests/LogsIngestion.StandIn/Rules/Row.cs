namespace LogsIngestion.StandIn.Rules;

/// <summary>A row as it was sent.</summary>
internal sealed record Row(string? EventId, ReadOnlyMemory<byte> Json);
