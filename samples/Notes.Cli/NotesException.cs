using Telemetry.Client.Events;

namespace Notes.Cli;

/// <summary>A failure that the person at the keyboard can do something about; its message is printed as it is.</summary>
/// <param name="message">What was expected, what came, what to do.</param>
/// <param name="reason">The category of the failure.</param>
/// <param name="inner">The cause, where there is one.</param>
internal sealed class NotesException(string message, FailureReason reason, Exception? inner = null) : Exception(message, inner)
{
    internal FailureReason Reason { get; } = reason;
}
