using Ingest.Functions.Validating;

namespace Ingest.Functions.Answering;

/// <summary>The verdict on one event of a batch that was not stored.</summary>
/// <param name="Index">Its place among the request's events, from 0.</param>
internal sealed record EventResult(int Index, string? Id, Verdict Verdict, IReadOnlyList<EventFault> Errors);
