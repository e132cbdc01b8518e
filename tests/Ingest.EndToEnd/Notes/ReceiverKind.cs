namespace Ingest.EndToEnd.Notes;

/// <summary>What is found at the URL.</summary>
public enum ReceiverKind
{
    /// <summary>Nobody listens.</summary>
    Closed,

    /// <summary>Connections are taken by the system, and nobody ever reads.</summary>
    BlackHole,

    /// <summary>Something that is not HTTP.</summary>
    Garbage,
}
