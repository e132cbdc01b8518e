using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>What came of one row at one rule.</summary>
/// <param name="Copies">How often the service has it.</param>
internal sealed record RuleResult(CommitOutcome Outcome, int Copies, long Calls);
