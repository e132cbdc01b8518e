namespace Ingest.Soak.Load;

/// <summary>An event and what was answered about it in the end.</summary>
internal readonly record struct EventRecord(EventKind Kind, EventFate Fate);
