namespace Ingest.Functions.Dashboard;

/// <summary>How far the reading of the store is, in bytes; nothing where none is under way.</summary>
internal readonly record struct LoadProgress(long Read, long Total);
