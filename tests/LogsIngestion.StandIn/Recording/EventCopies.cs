namespace LogsIngestion.StandIn.Recording;

/// <summary>How often an event was stored.</summary>
/// <param name="Copies">Rows with its id.</param>
/// <param name="Unheard">How many of them the client was not told of, by a fault or because it had left.</param>
public sealed record EventCopies(string EventId, int Copies, int Unheard);
