using System.Text;
using Telemetry.Client.Deciding;

namespace Telemetry.Client;

/// <summary>
/// How an app embeds telemetry. Nothing here throws: options that cannot be used turn telemetry off, and
/// <see cref="TelemetryClient.Decision"/> says why. Variables are named by <see cref="EnvironmentPrefix"/> and override what is
/// built in.
/// </summary>
/// <param name="App">The product's name in every event; 1 to 64 characters without control characters.</param>
/// <param name="Version">The product's version; 1 to 64 characters without control characters.</param>
public sealed record TelemetryOptions(string App, string Version)
{
    /// <summary>The longest <see cref="ExitBudget"/>: 2 s.</summary>
    public static readonly TimeSpan MaxExitBudget = TimeSpan.FromMilliseconds(DestinationSettings.MaxExitBudgetMs);

    /// <summary>
    /// What the environment variables begin with, as in <c>NOTES_TELEMETRY_ENABLED</c>: a capital letter, then up to 31 capital
    /// letters, digits and underscores. Default: null, which is <see cref="App"/> in capitals with an underscore for every other character.
    /// </summary>
    public string? EnvironmentPrefix { get; init; }

    /// <summary>
    /// Where events are posted to: an absolute https URL, or http to this machine. Without a path, <c>/v1/events</c> is added;
    /// with one it is used exactly as given. Default: null, which is what the build property <c>TelemetryDefaultUrl</c> put into
    /// the entry assembly, else nowhere. <c>_TELEMETRY_URL</c> overrides it.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>
    /// The bearer token for <see cref="Url"/>. Default: null, which is what the build property <c>TelemetryDefaultToken</c> put into
    /// the entry assembly where the URL comes from there too, else none. <c>_TELEMETRY_TOKEN</c> overrides it; it is never sent to
    /// a URL that came from the environment.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>
    /// What the receiver at <see cref="Url"/> understands. Default: <see cref="WireFormat.Ingest"/>. With another one the URL is posted to exactly as given.
    /// </summary>
    public WireFormat WireFormat { get; init; }

    /// <summary>
    /// What this build does for a person who has decided nothing yet. Default: null, which is what the build property
    /// <c>TelemetryPosture</c> put into the entry assembly, else <see cref="TelemetryPosture.Off"/>. Without a URL that is built in
    /// it is always <see cref="TelemetryPosture.Off"/>.
    /// </summary>
    public TelemetryPosture? Posture { get; init; }

    /// <summary>
    /// Whether this run may show the notice or the question of <see cref="Posture"/>. Default: <see cref="PromptMode.WhenInteractive"/>.
    /// </summary>
    public PromptMode Prompt { get; init; }

    /// <summary>Which integration, agent or ring drives the app; cut at 32 characters. Default: null. <c>&lt;PREFIX&gt;_CHANNEL</c> overrides it.</summary>
    public string? Channel { get; init; }

    /// <summary>The tenant, only where the app knows one; cut at 64 characters. Default: null.</summary>
    public string? OrgId { get; init; }

    /// <summary>What happens to the URL while <c>_TELEMETRY_FILE</c> is set. Default: <see cref="TeeMode.FileOnly"/>.</summary>
    public TeeMode Tee { get; init; }

    /// <summary>The most that an event may carry. Default: <see cref="TelemetryLevel.Basic"/>.</summary>
    public TelemetryLevel Level { get; init; }

    /// <summary>
    /// How long disposing the client may wait for a delivery that is under way, less what looking for it took at the start; 0 to
    /// <see cref="MaxExitBudget"/>. Default: 100 ms. Most runs have none and wait for nothing. <c>_TELEMETRY_TIMEOUT_MS</c> overrides it.
    /// </summary>
    public TimeSpan ExitBudget { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the start of a process is an event of its own. Default: <see cref="HeartbeatMode.Off"/>.</summary>
    public HeartbeatMode Heartbeat { get; init; }

    /// <summary>Whether this is a debug build of the app. Default: <see cref="AppBuild.Detect"/>.</summary>
    public AppBuild Build { get; init; }

    /// <summary>
    /// The name of the ETW and EventPipe provider that tells trace sessions how the process's first command ended, such as
    /// <c>Contoso.Notes</c>: letters and digits with dots or hyphens between them, at most 128 characters. Its GUID follows from the name, its
    /// group from the build property <c>TelemetryProviderGroup</c>. Default: null, no provider. Like a URL it is a destination, so nothing is written
    /// to it without consent.
    /// </summary>
    public string? EventSourceName { get; init; }

    /// <summary>
    /// The names of the <see cref="System.Diagnostics.ActivitySource"/>s whose activities are recorded as <c>span</c> events: name of the operation,
    /// duration, status, and the ids of trace, span and parent; neither tags nor display names. What is recorded inside such a span carries its
    /// ids. Default: empty, nothing is listened to.
    /// </summary>
    public IReadOnlyList<string> SpanSources { get; init; } = [];

    /// <summary>
    /// Which spans are recorded: a comma-separated list of <c>level</c>, <c>target=level</c> or <c>target</c>, where a target is a source's name or what it begins with
    /// before a dot, and a level <c>trace</c>, <c>debug</c>, <c>info</c>, <c>warn</c>, <c>error</c> or <c>off</c>. A span has <c>info</c>, a failed one <c>error</c>. Default:
    /// null, which is <c>info</c>. <c>_TELEMETRY_FILTER</c> overrides it; what cannot be read is in <see cref="TelemetryClient.Problems"/> and not used.
    /// </summary>
    public string? Filter { get; init; }

    /// <summary>
    /// The absolute path of a pool of Hyper-V's data exchange, <c>/var/lib/hyperv/.kvp_pool_1</c> in a Linux guest, that events and spans are appended
    /// to for the host to read. Default: null, none. <c>_TELEMETRY_KVP</c> overrides it: 1 for that pool, 0 for none, or a path. Like a URL it is a
    /// destination, so nothing is written to it without consent.
    /// </summary>
    public string? KvpPool { get; init; }

    /// <summary>
    /// The correlation vector (MS-CV 2) of whoever started this process, at most 127 characters. Events carry it, and those of
    /// <see cref="EventSourceName"/> continue it. Default: null; a malformed one counts as none.
    /// </summary>
    public string? Correlation { get; init; }

    internal string EffectivePrefix => EnvironmentPrefix ?? OptionsCheck.PrefixOf(App);

    /// <summary>The options without the token, so that a log line cannot leak it.</summary>
    public override string ToString() => new StringBuilder("TelemetryOptions { App = ")
        .Append(App).Append(", Version = ").Append(Version).Append(", EnvironmentPrefix = ").Append(EffectivePrefix).Append(" }")
        .ToString();
}
