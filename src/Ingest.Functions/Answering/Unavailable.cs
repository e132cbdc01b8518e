using Ingest.Functions.Sinks;

namespace Ingest.Functions.Answering;

/// <summary>The answer when rows could not be stored.</summary>
internal static class Unavailable
{
    public static Problem Problem(CommitOutcome outcome) => new(ProblemTypes.Unavailable, Detail(outcome.Reason))
    {
        Reason = RetryReasons.Code(outcome.Reason),
        RetryAfter = outcome.RetryAfter,
    };

    private static string Detail(RetryReason reason) => reason switch
    {
        RetryReason.QuotaReached => "The store has reached its quota, so nothing was stored. The operator raises Ingest:File:QuotaBytes or makes room; send the events again later.",
        RetryReason.QueueFull => "More events wait to be stored than this receiver holds in memory, so nothing was stored. Send them again in a moment.",
        RetryReason.ShuttingDown => "This receiver is going down, so nothing was stored. Send the events again.",
        RetryReason.Overloaded => "This receiver takes in as many requests at a time as it can, so nothing was stored. Send the events again in a moment.",
        RetryReason.LowMemory => "This receiver is short of memory, so nothing was stored. Send the events again in a moment.",
        RetryReason.Throttled => "Log Analytics takes no more calls for the moment, so nothing was stored. Send the events again later.",
        RetryReason.CircuitOpen => "Log Analytics has failed several times in a row and is left alone for a moment, so nothing was stored. Send the events again later.",
        RetryReason.NoToken => "This receiver could get no access token for Log Analytics, so nothing was stored. Its operator has to act; send the events again later.",
        RetryReason.TokenRefused => "Log Analytics does not take this receiver's access token, so nothing was stored. Its operator has to act; send the events again later.",
        RetryReason.RoleMissing => "This receiver may not write to Log Analytics, or not yet, so nothing was stored. Its operator has to act; send the events again later.",
        RetryReason.RuleMissing => "Log Analytics does not know the rule or the stream this receiver writes to, so nothing was stored. Its operator has to act; send the events again later.",
        RetryReason.StreamRefused => "Log Analytics has refused every event of this receiver so far, which its configuration is likelier to be the cause of than the events, so nothing was stored. Its operator has to act; send the events again later.",
        RetryReason.WaitedTooLong => "The store is too slow for what comes, so nothing was stored. Send the events again later.",
        _ => "The store failed, so nothing was stored. Send the events again later.",
    };
}
