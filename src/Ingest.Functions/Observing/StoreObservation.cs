namespace Ingest.Functions.Observing;

/// <summary>What the batches of a store are measured as.</summary>
/// <param name="Rows">Which rows it takes: <see cref="RowKinds"/>.</param>
/// <param name="Store">Which store it is: <see cref="StoreKinds"/>.</param>
internal sealed record StoreObservation(string Rows, string Store, StoreProof Proof);
