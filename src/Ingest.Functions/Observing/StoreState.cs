namespace Ingest.Functions.Observing;

/// <summary>What was last learnt about the store.</summary>
internal enum StoreState
{
    /// <summary>Nothing yet.</summary>
    Unknown,

    /// <summary>It took rows, or said that it would.</summary>
    Ready,

    /// <summary>It did not.</summary>
    NotReady,
}
