namespace Ingest.Functions.Limiting;

/// <summary>How much memory is used, in bytes.</summary>
/// <param name="Used">What the process's managed heap holds.</param>
/// <param name="Available">What it may hold; 0 where that is not known.</param>
internal readonly record struct MemorySample(long Used, long Available);
