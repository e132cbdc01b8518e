namespace Telemetry.Client.Kvp.Storing;

/// <summary>A pool after records were taken out, and how many.</summary>
internal sealed record PoolDeletion(byte[] Pool, int Removed);
