using Telemetry.Client.Events;

namespace Telemetry.Client.Tracing;

/// <summary>The provider's closed lists. It knows eight reasons, ours go into them by who would have to act.</summary>
internal static class TraceReasons
{
#pragma warning disable CS8524 // A number that is no member does not get here. With a default arm, a new member would build without a name.
    internal static string Of(FailureReason reason) => reason switch
    {
        FailureReason.ConfigError => "config_error",
        FailureReason.ValidationError => "config_error",
        FailureReason.PolicyError => "policy_error",
        FailureReason.AuthError => "policy_error",
        FailureReason.ProcessError => "process_error",
        FailureReason.ApiError => "process_error",
        FailureReason.Timeout => "timeout",
        FailureReason.InitError => "init_error",
        FailureReason.DiscoveryError => "init_error",
        FailureReason.InternalError => "internal_error",
        FailureReason.Cancelled => "cancelled",
        FailureReason.Unknown => "unknown",
    };

    internal static string Of(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Success => "success",
        CommandOutcome.Failure => "failure",
        CommandOutcome.Cancelled => "failure",
    };
#pragma warning restore CS8524
}
