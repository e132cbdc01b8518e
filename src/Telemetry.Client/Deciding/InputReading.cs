namespace Telemetry.Client.Deciding;

/// <summary>Takes the decision's inputs from environment and options.</summary>
internal static class InputReading
{
    internal static DecisionInputs Read(
        TelemetryOptions options,
        VariableNames names,
        IEnvironment environment,
        DestinationSettings settings,
        Interactivity interactivity)
    {
        var inputs = new DecisionInputs
        {
            EnvironmentPrefix = options.EffectivePrefix,
            CiVariable = AutomationDetection.FindCi(environment),
            AgentVariable = AutomationDetection.FindAgent(environment),
            Interactivity = interactivity,
            Tee = options.Tee,
            Level = options.Level,
            Url = settings.UrlState,
        };

        return Refresh(inputs, names, environment);
    }

    /// <summary>
    /// Reads again what a person can withdraw in a running process. Where the process runs and where it sends do not change
    /// while it does.
    /// </summary>
    internal static DecisionInputs Refresh(DecisionInputs inputs, VariableNames names, IEnvironment environment) => inputs with
    {
        DoNotTrack = Settings.ReadDoNotTrack(environment.Get(VariableNames.DoNotTrack)),
        Disabled = Settings.Read(environment.Get(names.Disabled)),
        Enabled = Settings.Read(environment.Get(names.Enabled)),
        File = Settings.Presence(environment.Get(names.File)),
    };
}
