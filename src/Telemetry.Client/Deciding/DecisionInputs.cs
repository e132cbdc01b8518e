namespace Telemetry.Client;

/// <summary>
/// Everything the decision looks at, as a value: states of settings and names of variables, never their values, so that it
/// can be shown to anyone.
/// </summary>
public sealed record DecisionInputs
{
    /// <summary>What whoever administers the machine says.</summary>
    public MachinePolicy Policy { get; init; }

    /// <summary><c>DO_NOT_TRACK</c> (consoledonottrack.com). Here <c>no</c> and <c>off</c> are not a clear no: only <c>0</c>, <c>false</c> and nothing are.</summary>
    public SettingState DoNotTrack { get; init; }

    /// <summary><c>&lt;PREFIX&gt;_TELEMETRY_DISABLED</c>.</summary>
    public SettingState Disabled { get; init; }

    /// <summary><c>&lt;PREFIX&gt;_TELEMETRY_ENABLED</c>.</summary>
    public SettingState Enabled { get; init; }

    /// <summary>The URL of the environment, else the one built in.</summary>
    public UrlState Url { get; init; }

    /// <summary>Whether <c>&lt;PREFIX&gt;_TELEMETRY_FILE</c> names a file.</summary>
    public SettingPresence File { get; init; }

    /// <summary>Whether the app names a sink on this machine that others read, such as <see cref="TelemetryOptions.EventSourceName"/>.</summary>
    public SettingPresence LocalSink { get; init; }

    /// <summary>What the person decided, and stored.</summary>
    public ConsentState Consent { get; init; }

    /// <summary>What the build does for a person who has decided nothing.</summary>
    public TelemetryPosture Posture { get; init; }

    /// <summary>Whether the build's notice has been shown.</summary>
    public NoticeState Notice { get; init; }

    /// <summary>Whether this run can show the notice, or ask.</summary>
    public PromptState Prompt { get; init; }

    /// <summary>The name of the variable that says this is a CI run; null where none does.</summary>
    public string? CiVariable { get; init; }

    /// <summary>The name of the variable that says an agent drives this run; null where none does.</summary>
    public string? AgentVariable { get; init; }

    /// <summary>Whether a person sits at both ends of the process.</summary>
    public Interactivity Interactivity { get; init; }

    /// <summary>What the app chose to do with the URL while a file is written.</summary>
    public TeeMode Tee { get; init; }

    /// <summary>The ceiling that the app set.</summary>
    public TelemetryLevel Level { get; init; }

    /// <summary>What is wrong with the options; null where nothing is.</summary>
    public string? OptionsFault { get; init; }

    /// <summary>The prefix of the variables' names, for explanations, such as <c>NOTES</c>.</summary>
    public string EnvironmentPrefix { get; init; } = "";

    /// <summary>Whether nothing of it differs.</summary>
    /// <remarks>Spelt out: the comparers of enumerations that the compiler would use are compiled in each run of a command.</remarks>
    public bool Equals(DecisionInputs? other) =>
        other is not null
        && Policy == other.Policy
        && DoNotTrack == other.DoNotTrack
        && Disabled == other.Disabled
        && Enabled == other.Enabled
        && Url == other.Url
        && File == other.File
        && LocalSink == other.LocalSink
        && Consent == other.Consent
        && Posture == other.Posture
        && Notice == other.Notice
        && Prompt == other.Prompt
        && CiVariable == other.CiVariable
        && AgentVariable == other.AgentVariable
        && Interactivity == other.Interactivity
        && Tee == other.Tee
        && Level == other.Level
        && OptionsFault == other.OptionsFault
        && EnvironmentPrefix == other.EnvironmentPrefix;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Policy, Url, Consent, Enabled, Disabled, EnvironmentPrefix);
}
