namespace Ingest.Functions.Deduplicating;

/// <summary>One event as the duplicate window knows it.</summary>
/// <param name="Producer">Whose event it is: ids of different producers never meet.</param>
internal readonly record struct EventKey(string Producer, UInt128 Id)
{
    /// <summary>By the id alone, through the runtime's seeded hash: ids are a client's choice, and must not be made to collide.</summary>
    public override int GetHashCode() => Id.GetHashCode();
}
