using Telemetry.Client.Events;

namespace Telemetry.Client.Tracing;

/// <summary>The end of a process's run, as the provider tells it.</summary>
internal sealed record TerminalEvent
{
    /// <summary>Stands for a backend that nobody named.</summary>
    private const string UnknownBackend = "unknown";

    /// <summary>The attribute by which an app tells what its command ran in.</summary>
    private const string SandboxKindAttribute = "sandbox_kind";

    /// <summary>What crashes are reported with where nobody knows the real code.</summary>
    private const int CrashCode = 101;

    /// <summary>128 + SIGINT, as shells report it.</summary>
    private const int CancelCode = 130;

    /// <summary>An exception that nobody handled and no command has told of.</summary>
    internal static readonly TerminalEvent Crash = new()
    {
        ExitCode = CrashCode,
        Outcome = CommandOutcome.Failure,
        Reason = FailureReason.InternalError,
        IsError = true,
    };

    internal string Backend { get; private init; } = UnknownBackend;

    internal required int ExitCode { get; init; }

    internal required CommandOutcome Outcome { get; init; }

    /// <summary>Null for a success.</summary>
    internal FailureReason? Reason { get; private init; }

    internal ulong DurationMs { get; private init; }

    internal string Phase { get; private init; } = "";

    internal string SandboxKind { get; private init; } = "";

    /// <summary>Whether the tool failed, and not merely what it ran ended with another code than 0.</summary>
    internal bool IsError { get; private init; }

    internal static TerminalEvent Of(CommandEvent command)
    {
        var failed = command.Outcome != CommandOutcome.Success;
        var reason = failed ? command.FailureReason ?? FailureReason.Unknown : default(FailureReason?);
        return new()
        {
            Backend = string.IsNullOrEmpty(command.Backend) ? UnknownBackend : Text(command.Backend, CommandEvent.BackendMaxLength),
            ExitCode = command.ExitCode ?? CodeOf(reason),
            Outcome = command.Outcome,
            Reason = reason,
            DurationMs = (ulong)Math.Max(0, command.DurationMs),
            Phase = Text(command.Phase, CommandEvent.PhaseMaxLength),
            SandboxKind = command.Attributes?.Text(SandboxKindAttribute) ?? "",
            IsError = failed && (reason != FailureReason.Unknown || command.ExitCode is null),
        };
    }

    private static int CodeOf(FailureReason? reason) => reason switch
    {
        null => 0,
        FailureReason.InternalError => CrashCode,
        FailureReason.Cancelled => CancelCode,
        _ => 1,
    };

    private static string Text(string? text, int maxLength) => Clip.To(text, maxLength) ?? "";
}
