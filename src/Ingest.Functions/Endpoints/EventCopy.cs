using Ingest.Functions.Sinks;

namespace Ingest.Functions.Endpoints;

/// <summary>An event whose id came before, here or in another request: it has no row, and shares the outcome of the first.</summary>
internal readonly record struct EventCopy(AcceptedEvent Event, Task<CommitOutcome> First);
