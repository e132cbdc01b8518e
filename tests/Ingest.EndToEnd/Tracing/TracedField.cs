namespace Ingest.EndToEnd.Tracing;

/// <summary>A field as the trace session decoded it; members of structures have the structure's name before a dot.</summary>
internal sealed record TracedField(string Name, Type Type, object Value);
