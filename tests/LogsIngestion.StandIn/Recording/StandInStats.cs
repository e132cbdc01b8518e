namespace LogsIngestion.StandIn.Recording;

/// <summary>The counters at one moment. A call counts when it starts; its outcome and bytes when it ends.</summary>
/// <param name="Calls">Upload calls, and requests to paths that do not exist.</param>
/// <param name="CallsByOutcome">By status; or <c>cut-reset</c>, <c>cut-halfClose</c>, <c>cut-stall</c>, <c>abandoned</c>.</param>
/// <param name="CallsByEncoding">By Content-Encoding; <c>identity</c> where there was none.</param>
/// <param name="WireBytes">Bytes of request bodies as sent.</param>
/// <param name="InFlight">Calls that did not end yet.</param>
/// <param name="InFlightHighWater">The most there ever were at once.</param>
/// <param name="CallsPerSecond">The last 3,600 seconds in which calls came, in order; seconds without a call are absent.</param>
/// <param name="TokensIssued">Access tokens issued, over HTTP or in process.</param>
public sealed record StandInStats(
    long Calls,
    IReadOnlyDictionary<string, long> CallsByOutcome,
    IReadOnlyDictionary<string, long> CallsByEncoding,
    long Rows,
    long Duplicates,
    long WireBytes,
    int InFlight,
    int InFlightHighWater,
    IReadOnlyDictionary<string, RuleCount> ByRule,
    IReadOnlyList<SecondCount> CallsPerSecond,
    long TokensIssued);
