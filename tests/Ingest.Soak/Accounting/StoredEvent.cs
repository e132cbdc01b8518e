namespace Ingest.Soak.Accounting;

/// <summary>An event as the service has it.</summary>
/// <param name="Copies">Rows with its id.</param>
/// <param name="Unheard">How many of them the receiver was not told of.</param>
internal sealed record StoredEvent(Guid EventId, int Copies, int Unheard);
