namespace Telemetry.Client.Verbs.Checking;

/// <summary>Checks of what was decided and where events go: pure functions.</summary>
internal static class DecisionChecks
{
    internal static CheckResult Decision(TelemetryDecision decision) => new(
        "decision",
        decision.Inputs is { Policy: MachinePolicy.Unreadable } or { Consent: ConsentState.Unreadable or ConsentState.ErasureUnfinished } ? CheckLevel.Fail : CheckLevel.Ok,
        $"Recording is {JsonText.Word(decision.Recording)}. {decision.Explanation}");

    /// <summary>A setting that somebody made and that cannot be used is a fault; none at all is a choice.</summary>
    internal static CheckResult Destination(StatusReport report)
    {
        var inputs = report.Decision.Inputs;
        var variable = $"{inputs.EnvironmentPrefix}_TELEMETRY";
        return inputs.Url switch
        {
            UrlState.Usable => new("destination", CheckLevel.Ok, $"{report.Url}, {StatusText.Token(report.TokenId)}."),
            UrlState.Malformed => Fault($"The URL cannot be used: expected an absolute https URL without user name. Correct {variable}_URL."),
            UrlState.PlainHttp => Fault($"The URL cannot be used: plain http is for this machine only. Use https in {variable}_URL."),
            UrlState.TokenMalformed => Fault($"The token cannot be used: a bearer token has no spaces and no characters outside ASCII. Correct {variable}_TOKEN."),
            _ when report.EventsFile is { } file => new("destination", CheckLevel.Ok, $"{file}; no URL."),
            _ => new("destination", CheckLevel.Ok, $"There is none, so nothing leaves the machine. {variable}_URL names one."),
        };

        static CheckResult Fault(string finding) => new("destination", CheckLevel.Fail, finding);
    }
}
