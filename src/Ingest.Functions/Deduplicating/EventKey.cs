namespace Ingest.Functions.Deduplicating;

/// <summary>One event as the duplicate window knows it.</summary>
/// <param name="Producer">Number of whose event it is: ids of different producers never meet.</param>
internal readonly record struct EventKey(UInt128 Id, int Producer);
