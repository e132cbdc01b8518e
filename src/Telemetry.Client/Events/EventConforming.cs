using Telemetry.Client.Scrubbing;

namespace Telemetry.Client.Events;

/// <summary>
/// Makes the built-in events fit the bounds of their schemas whatever an app put into them, so that a receiver never refuses
/// one. Text leaves the process at <see cref="TelemetryLevel.Text"/> only, and only what the scrubber leaves of it.
/// </summary>
internal static class EventConforming
{
    private const int MaxLine = 10_000_000;

    /// <summary>A year in milliseconds, the catalogue's bound of a duration.</summary>
    private const long MaxDurationMs = 31_536_000_000;

    /// <summary>An event of the catalogue's own operators comes back as it is: its generated type is all that is known of it.</summary>
    internal static TEvent Conform<TEvent>(TEvent data, TelemetryLevel level)
        where TEvent : ITelemetryEvent<TEvent> => data switch
        {
            CommandEvent command => (TEvent)(object)Conform(command),
            ErrorEvent error => (TEvent)(object)Conform(error, level),
            SpanEvent span => (TEvent)(object)Conform(span),
            _ => data,
        };

    /// <summary>How many pairs the event's attributes lost to their bounds.</summary>
    internal static int DroppedAttributes<TEvent>(TEvent data)
        where TEvent : ITelemetryEvent<TEvent> => data switch
        {
            CommandEvent command => command.Attributes?.Dropped ?? 0,
            SpanEvent span => span.Attributes?.Dropped ?? 0,
            _ => 0,
        };

    private static CommandEvent Conform(CommandEvent data) => data with
    {
        Command = NameRule.Conform(data.Command) ?? NameRule.Unnamed,
        Subcommand = NameRule.Conform(data.Subcommand),
        Module = NameRule.Conform(data.Module),
        Outcome = Enum.IsDefined(data.Outcome) ? data.Outcome : CommandOutcome.Failure,
        FailureReason = Conform(data.FailureReason),
        DurationMs = Math.Clamp(data.DurationMs, 0, MaxDurationMs),
        Backend = Clip.To(data.Backend, CommandEvent.BackendMaxLength),
        Phase = Clip.To(data.Phase, CommandEvent.PhaseMaxLength),
    };

    private static ErrorEvent Conform(ErrorEvent data, TelemetryLevel level) => data with
    {
        ExceptionType = Clip.To(data.ExceptionType, ErrorEvent.ExceptionTypeMaxLength) ?? "",
        FailureReason = Conform(data.FailureReason),
        RootCauseType = Clip.To(data.RootCauseType, ErrorEvent.RootCauseTypeMaxLength),
        Backend = Clip.To(data.Backend, ErrorEvent.BackendMaxLength),
        Phase = Clip.To(data.Phase, ErrorEvent.PhaseMaxLength),
        Stack = data.Stack?.Take(ExceptionReading.MaxFrames).Select(Conform).ToArray(),
        Message = Text(data.Message, ErrorEvent.MessageMaxLength, level),
        RootCauseMessage = Text(data.RootCauseMessage, ErrorEvent.RootCauseMessageMaxLength, level),
    };

    private static string? Text(string? raw, int maxLength, TelemetryLevel level) =>
        level == TelemetryLevel.Text && Scrubber.Scrub(raw, maxLength) is { Length: > 0 } scrubbed ? scrubbed : null;

    private static SpanEvent Conform(SpanEvent data) => data with
    {
        Status = Enum.IsDefined(data.Status) ? data.Status : SpanStatus.Error,
        Name = Clip.To(data.Name, SpanEvent.NameMaxLength) ?? "",
        DurationMs = Math.Clamp(data.DurationMs, 0, MaxDurationMs),
    };

    private static FailureReason? Conform(FailureReason? reason) =>
        reason is { } given && !Enum.IsDefined(given) ? FailureReason.Unknown : reason;

    private static StackFrameInfo Conform(StackFrameInfo frame) => frame with
    {
        File = Clip.To(SourceFileName.Of(frame.File), StackFrameInfo.FileMaxLength),
        Line = frame.Line is { } line ? Math.Clamp(line, 0, MaxLine) : null,
        Function = Clip.To(frame.Function, StackFrameInfo.FunctionMaxLength) ?? "",
    };
}
