namespace Ingest.Soak.Load;

/// <summary>What an event is made to come to.</summary>
internal enum EventKind
{
    /// <summary>It is stored.</summary>
    Good,

    /// <summary>The receiver refuses it by its schema.</summary>
    Wrong,

    /// <summary>It conforms, but the service refuses its row.</summary>
    Poison,
}
