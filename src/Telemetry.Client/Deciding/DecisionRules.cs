namespace Telemetry.Client.Deciding;

/// <summary>The rows of the decision table, each a pure function. A row only looks at what its sentence names.</summary>
internal static class DecisionRules
{
    internal static RuleVerdict? UnusableOptions(DecisionInputs inputs) =>
        inputs.OptionsFault is { } fault ? Off($"the app's telemetry options cannot be used: {fault}") : null;

    internal static RuleVerdict? Policy(DecisionInputs inputs) => inputs.Policy switch
    {
        MachinePolicy.Forbids => Off("a policy of this machine forbids telemetry; only an administrator can change it."),
        MachinePolicy.Unreadable => Off("a policy of this machine cannot be read, so it counts as one that forbids; an administrator must correct it."),
        _ => null,
    };

    internal static RuleVerdict? DoNotTrack(DecisionInputs inputs) =>
        inputs.DoNotTrack is SettingState.Yes or SettingState.Unreadable
            ? Off("DO_NOT_TRACK is set; unset it, or set it to 0, to be asked the other questions.")
            : null;

    internal static RuleVerdict? Disabled(DecisionInputs inputs) => inputs.Disabled switch
    {
        SettingState.Yes => Off($"{Name(inputs, "DISABLED")} is set."),
        SettingState.Unreadable => Off(
            $"{Name(inputs, "DISABLED")} is set to something that is not a clear no (0, false, no, off), so it counts as a refusal."),
        _ => null,
    };

    internal static RuleVerdict? NotEnabled(DecisionInputs inputs) => inputs.Enabled switch
    {
        SettingState.No => Off($"{Name(inputs, "ENABLED")} says no."),
        SettingState.Unreadable => Off(
            $"{Name(inputs, "ENABLED")} is set to something that is not a clear yes (1, true, yes, on), so it opts nobody in."),
        _ => null,
    };

    internal static RuleVerdict? NoDestination(DecisionInputs inputs)
    {
        if (inputs.File == SettingPresence.Present)
        {
            return null;
        }

        return inputs.Url switch
        {
            UrlState.Usable => null,
            UrlState.Absent when inputs.LocalSink == SettingPresence.Present => null,
            UrlState.Malformed => Off(
                $"the URL to send to cannot be used: expected an absolute https URL without user name; correct {Name(inputs, "URL")}."),
            UrlState.PlainHttp => Off(
                $"the URL to send to cannot be used: plain http is for this machine only; use https in {Name(inputs, "URL")}."),
            UrlState.TokenMalformed => Off(
                $"the token cannot be used: a bearer token has no spaces and no characters outside ASCII, and a collector's has a tenant before its first hyphen; correct {Name(inputs, "TOKEN")}."),
            _ => Off($"there is nowhere to send to: no {Name(inputs, "URL")}, no {Name(inputs, "FILE")}, and no URL built in."),
        };
    }

    internal static RuleVerdict? StoredRefusal(DecisionInputs inputs) => inputs.Consent switch
    {
        ConsentState.Refused => Off("telemetry was refused, and the refusal is stored; it stays until you opt in by hand."),
        ConsentState.Unreadable => Off("the stored decision cannot be read, so it counts as a refusal until you decide again."),
        ConsentState.ErasureUnfinished => Off("telemetry was withdrawn and not everything could be erased yet; the next run tries again."),
        _ => null,
    };

    internal static RuleVerdict? File(DecisionInputs inputs) =>
        inputs.File == SettingPresence.Present
            ? new(RecordingMode.Local, $"{Name(inputs, "FILE")} is set: events are appended to that file.")
            : null;

    internal static RuleVerdict? Automation(DecisionInputs inputs)
    {
        if (inputs.Enabled == SettingState.Yes)
        {
            return null;
        }

        return (inputs.AgentVariable, inputs.CiVariable) switch
        {
            ({ } agent, _) => Off($"{agent} says that an agent drives this run; set {Name(inputs, "ENABLED")}=1 to record all the same."),
            (_, { } ci) => Off($"{ci} says that this is a CI run; set {Name(inputs, "ENABLED")}=1 to record all the same."),
            _ => null,
        };
    }

    internal static RuleVerdict? Enabled(DecisionInputs inputs) =>
        inputs.Enabled == SettingState.Yes ? new(RecordingMode.On, $"{Name(inputs, "ENABLED")} says yes.") : null;

    internal static RuleVerdict? StoredGrant(DecisionInputs inputs) =>
        inputs.Consent == ConsentState.Granted ? new(RecordingMode.On, "you agreed, and the answer is stored.") : null;

    internal static RuleVerdict? Fleet(DecisionInputs inputs)
    {
        if (inputs.Posture != TelemetryPosture.Fleet)
        {
            return null;
        }

        return (inputs.Notice, inputs.Prompt) switch
        {
            (NoticeState.ShownEarlier, _) => new(
                RecordingMode.On, $"this build reports by default, and its notice was shown on an earlier run; set {Name(inputs, "DISABLED")}=1 to refuse."),
            (NoticeState.ShownNow, _) => Off("this build reports by default, but the run that shows the notice sends nothing."),
            (NoticeState.ShownForNewerFields, _) => Off("the notice that was shown is that of a newer version of the app, which this one cannot speak for."),
            (_, PromptState.Possible) => Off("this build reports by default, but sends nothing before its notice has been shown."),
            _ => Off("this build reports by default, but its notice was never shown: this run has no terminal to show it on, or nowhere to remember it."),
        };
    }

    internal static RuleVerdict? Ask(DecisionInputs inputs)
    {
        if (inputs.Posture != TelemetryPosture.Ask || inputs.Consent == ConsentState.GrantedForNewerFields)
        {
            return null;
        }

        return inputs.Prompt switch
        {
            PromptState.Possible => Off("nothing is recorded before the question is answered with yes."),
            PromptState.Unanswered => Off("the question was not answered with yes or no, so nothing is recorded, and it is asked again."),
            _ => null,
        };
    }

    internal static RuleVerdict? Otherwise(DecisionInputs inputs) => inputs switch
    {
        { Consent: ConsentState.GrantedForOlderFields } => Off(
            $"what is collected has changed since you agreed; agree again, or set {Name(inputs, "ENABLED")}=1."),
        { Consent: ConsentState.GrantedForNewerFields } => Off(
            $"what you agreed to is the list of a newer version of the app, which this one cannot speak for; set {Name(inputs, "ENABLED")}=1 to record all the same."),
        { Posture: TelemetryPosture.Ask } => Off(
            $"nobody has opted in, and this run cannot ask: it has no terminal, or nowhere to keep the answer; set {Name(inputs, "ENABLED")}=1 to."),
        _ => Off($"nobody has opted in; set {Name(inputs, "ENABLED")}=1 to."),
    };

    private static RuleVerdict Off(string explanation) => new(RecordingMode.Off, explanation);

    private static string Name(DecisionInputs inputs, string setting) => $"{inputs.EnvironmentPrefix}_TELEMETRY_{setting}";
}
