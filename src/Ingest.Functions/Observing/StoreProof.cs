namespace Ingest.Functions.Observing;

/// <summary>What the outcome of a batch says about whether events can be stored.</summary>
internal enum StoreProof
{
    /// <summary>Nothing: its rows are not events.</summary>
    None,

    /// <summary>Only that they cannot: after this store comes another.</summary>
    Failure,

    /// <summary>Either.</summary>
    Both,
}
