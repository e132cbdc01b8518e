namespace Telemetry.Client;

/// <summary>Whether this run can talk to a person about telemetry.</summary>
public enum PromptState
{
    /// <summary>
    /// It cannot: the app said <see cref="PromptMode.Never"/>, an end of the process is no terminal, or an answer could not be kept.
    /// </summary>
    Impossible,

    /// <summary>It can.</summary>
    Possible,

    /// <summary>It asked, and the answer was neither yes nor no, or could not be kept.</summary>
    Unanswered,
}
