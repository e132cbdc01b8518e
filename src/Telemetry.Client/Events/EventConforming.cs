using Telemetry.Client.Scrubbing;

namespace Telemetry.Client.Events;

/// <summary>
/// What the built-in events get instead of what an app left out or made up, so that none is refused for it. Bounds are
/// kept by the generated code of each type. Text leaves the process at <see cref="TelemetryLevel.Text"/> only, and only what
/// the scrubber leaves of it.
/// </summary>
internal static class EventConforming
{
    internal static IFieldGroup Conform(IFieldGroup data, TelemetryLevel level) => data switch
    {
        CommandEvent command => Conform(command),
        ErrorEvent error => Conform(error, level),
        SpanEvent span => Conform(span),
        _ => data,
    };

    /// <summary>How many pairs the event's attributes lost to their bounds.</summary>
    internal static int DroppedAttributes(IFieldGroup data) => data switch
    {
        CommandEvent command => command.Attributes?.Dropped ?? 0,
        SpanEvent span => span.Attributes?.Dropped ?? 0,
        _ => 0,
    };

    /// <summary>Most commands are sound, and come back as they are.</summary>
    private static CommandEvent Conform(CommandEvent data)
    {
        var isSound = NameRule.IsWellFormed(data.Command) && data.Outcome.ToWireName() is not null && IsKnown(data.FailureReason);
        return isSound ? data : data with
        {
            Command = NameRule.Conform(data.Command) ?? NameRule.Unnamed,
            Outcome = data.Outcome.ToWireName() is null ? CommandOutcome.Failure : data.Outcome,
            FailureReason = Conform(data.FailureReason),
        };
    }

    private static ErrorEvent Conform(ErrorEvent data, TelemetryLevel level) => data with
    {
        ExceptionType = data.ExceptionType ?? "",
        FailureReason = Conform(data.FailureReason),
        Stack = data.Stack?.Take(ExceptionReading.MaxFrames).Where(f => f is not null).Select(Conform).ToArray(),
        Message = Text(data.Message, ErrorEvent.MessageMaxLength, level),
        RootCauseMessage = Text(data.RootCauseMessage, ErrorEvent.RootCauseMessageMaxLength, level),
    };

    private static string? Text(string? raw, int maxLength, TelemetryLevel level) =>
        level == TelemetryLevel.Text && Scrubber.Scrub(raw, maxLength) is { Length: > 0 } scrubbed ? scrubbed : null;

    private static SpanEvent Conform(SpanEvent data) => data with
    {
        Status = data.Status.ToWireName() is null ? SpanStatus.Error : data.Status,
        Name = data.Name ?? "",
    };

    private static FailureReason? Conform(FailureReason? reason) => IsKnown(reason) ? reason : FailureReason.Unknown;

    private static bool IsKnown(FailureReason? reason) => reason is not { } given || given.ToWireName() is not null;

    private static StackFrameInfo Conform(StackFrameInfo frame) => frame.Function is null ? frame with { Function = "" } : frame;
}
