namespace Ingest.Functions.Sinks;

/// <summary>The rows of one request: UTF-8 JSON, each ended by a newline.</summary>
internal readonly record struct RowSet(ReadOnlyMemory<byte> Lines, int Count);
