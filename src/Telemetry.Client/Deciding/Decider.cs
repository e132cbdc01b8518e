namespace Telemetry.Client.Deciding;

/// <summary>The decision: a pure function from inputs to what may be recorded. The first row that matches wins.</summary>
internal static class Decider
{
    /// <summary>The number of the row that is not in the table: options that cannot be used.</summary>
    internal const int OptionsRule = 0;

    /// <summary>The row that keeps everything on this machine; a tee is decided by the rows after it.</summary>
    internal const int FileRule = 7;

    /// <summary>The row of builds that show a notice first.</summary>
    internal const int NoticeRule = 11;

    /// <summary>The row of builds that ask.</summary>
    internal const int PromptRule = 12;

    /// <summary>The rows in order: docs/decision.md.</summary>
    internal static readonly DecisionRule[] Rules =
    [
        new(OptionsRule, DecisionRules.UnusableOptions),
        new(1, DecisionRules.Policy),
        new(2, DecisionRules.DoNotTrack),
        new(3, DecisionRules.Disabled),
        new(4, DecisionRules.NotEnabled),
        new(5, DecisionRules.NoDestination),
        new(6, DecisionRules.StoredRefusal),
        new(FileRule, DecisionRules.File),
        new(8, DecisionRules.Automation),
        new(9, DecisionRules.Enabled),
        new(10, DecisionRules.StoredGrant),
        new(NoticeRule, DecisionRules.Fleet),
        new(PromptRule, DecisionRules.Ask),
        new(13, DecisionRules.Otherwise),
    ];

    /// <summary>Decides. Calls nothing and reads nothing but <paramref name="inputs"/>.</summary>
    internal static TelemetryDecision Decide(DecisionInputs inputs)
    {
        var decision = FirstMatch(inputs, afterRule: -1);
        if (decision.Rule != FileRule || inputs.Tee == TeeMode.FileOnly || !HasAudience(inputs))
        {
            return decision;
        }

        return decision with { Tee = FirstMatch(inputs, FileRule) };
    }

    /// <summary>Whether events could go anywhere but into the file.</summary>
    private static bool HasAudience(DecisionInputs inputs) =>
        inputs.Url == UrlState.Usable || (inputs.Url == UrlState.Absent && inputs.LocalSink == SettingPresence.Present);

    private static TelemetryDecision FirstMatch(DecisionInputs inputs, int afterRule)
    {
        foreach (var rule in Rules)
        {
            if (rule.Number > afterRule && rule.Apply(inputs) is { } verdict)
            {
                return new(
                    verdict.Recording,
                    verdict.Recording == RecordingMode.Off ? TelemetryLevel.Basic : inputs.Level,
                    rule.Number,
                    $"Rule {rule.Number}: {verdict.Explanation}",
                    inputs);
            }
        }

        throw new InvalidOperationException("The last row of the decision table matches every input.");
    }
}
