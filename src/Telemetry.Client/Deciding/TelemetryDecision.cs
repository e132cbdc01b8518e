namespace Telemetry.Client;

/// <summary>What may be recorded in this run, and why.</summary>
/// <param name="Recording">Whether and how far events go.</param>
/// <param name="Level">The most that an event may carry; a ceiling.</param>
/// <param name="Rule">The number of the rule that decided, which stays the same from version to version; 0 where the options cannot be used.</param>
/// <param name="Explanation">One sentence for the person at the keyboard: which rule, and what to set to change it. Holds no values of settings.</param>
/// <param name="Inputs">What was looked at.</param>
public sealed record TelemetryDecision(
    RecordingMode Recording,
    TelemetryLevel Level,
    int Rule,
    string Explanation,
    DecisionInputs Inputs)
{
    /// <summary>
    /// With <see cref="TeeMode.FileAndUrl"/> and a file: what the remaining rules say about sending as well. Null in all other cases.
    /// </summary>
    public TelemetryDecision? Tee { get; init; }

    /// <summary>How far events may go when both the decision and its tee are counted.</summary>
    internal RecordingMode Reach => Tee?.Recording == RecordingMode.On ? RecordingMode.On : Recording;
}
