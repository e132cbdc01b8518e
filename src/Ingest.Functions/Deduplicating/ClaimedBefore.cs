using Ingest.Functions.Sinks;

namespace Ingest.Functions.Deduplicating;

/// <summary>An id that is another's claim, or was.</summary>
/// <param name="At">Its place among the ids that were claimed together.</param>
/// <param name="First">The outcome of the one who came first.</param>
internal readonly record struct ClaimedBefore(int At, Task<CommitOutcome> First);
