using Ingest.Functions.Observing;

namespace Ingest.Functions.Authenticating;

/// <summary>Counts every refused token, and logs as many as an operator can read. Thread-safe.</summary>
internal sealed partial class TokenRefusals(ReceiverMetrics metrics, TimeProvider clock, ILogger<TokenRefusals> log)
{
    private readonly long _begun = clock.GetTimestamp();
    private readonly RefusalWindow[] _windows = new RefusalWindow[Enum.GetValues<TokenReason>().Length];

    /// <summary>Protects the windows.</summary>
    private readonly Lock _lock = new();

    public void Add(in TokenVerdict verdict)
    {
        metrics.TokenRefused(verdict.Reason);
        var step = Step(verdict.Reason);
        if (step.WithheldBefore > 0)
        {
            LogWithheld(step.WithheldBefore, verdict.Reason);
        }

        if (step.Line == RefusalLine.Written)
        {
            LogRefused(verdict.Reason, verdict.ClaimedId ?? "none");
        }
    }

    private RefusalStep Step(TokenReason reason)
    {
        lock (_lock)
        {
            ref var window = ref _windows[(int)reason];
            var step = window.Refuse(clock.GetElapsedTime(_begun));
            window = step.Next;
            return step;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Refused a token: {Reason} (token id {TokenId})")]
    private partial void LogRefused(TokenReason reason, string tokenId);

    [LoggerMessage(2, LogLevel.Warning, "Refused {Count} more tokens since, without a line each: {Reason}")]
    private partial void LogWithheld(long count, TokenReason reason);
}
