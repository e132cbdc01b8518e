namespace Ingest.Bench.Schemas;

/// <summary>A schema of a kind that is met in the open, with a document that conforms to it.</summary>
internal sealed record SampleSchema(string Kind, byte[] Schema, byte[] Document);
