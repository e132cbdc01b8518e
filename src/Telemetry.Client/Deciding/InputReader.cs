using Telemetry.Client.Consenting;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Deciding;

/// <summary>Takes the decision's inputs from options, environment, policy and consent file. Not thread-safe.</summary>
internal sealed class InputReader
{
    private readonly TelemetryOptions _options;
    private readonly VariableNames _names;
    private readonly DestinationSettings _settings;
    private readonly TelemetryHost _host;
    private readonly WatchedFile? _consentFile;

    internal InputReader(TelemetryOptions options, VariableNames names, DestinationSettings settings, TelemetryHost host)
    {
        _options = options;
        _names = names;
        _settings = settings;
        _host = host;
        if (TelemetryFolders.Find(options.App, host.Environment, host.OperatingSystem) is { } folders)
        {
            Consent = new(folders, host.Time);
            _consentFile = new(folders.ConsentFile);
        }
    }

    /// <summary>The person's stored decision; null where there is no home to store one in.</summary>
    internal ConsentKeeper? Consent { get; }

    /// <summary>Reads everything, at the start of a client. An erasure that an earlier process began is finished first.</summary>
    internal DecisionInputs Read()
    {
        if (Consent?.IsErasurePending == true)
        {
            Consent.FinishErasure();
        }

        return Refresh(new()
        {
            EnvironmentPrefix = _options.EffectivePrefix,
            CiVariable = AutomationDetection.FindCi(_host.Environment),
            AgentVariable = AutomationDetection.FindAgent(_host.Environment),
            Interactivity = _host.Interactivity(),
            Tee = _options.Tee,
            Level = _options.Level,
            Url = _settings.UrlState,
            LocalSink = _settings.LocalSink,
            Posture = _settings.Posture,
        });
    }

    /// <summary>
    /// Reads again what can be withdrawn in a running process. Where the process runs and where it sends do not change while it does.
    /// </summary>
    internal DecisionInputs Refresh(DecisionInputs inputs)
    {
        var environment = ReadEnvironment();
        var stored = Consent?.Read() ?? ConsentRecord.None;
        var notice = stored.NoticeFor(EventCatalogueInfo.ConsentVersion);
        return inputs with
        {
            Policy = _host.Policy(_options.App),
            DoNotTrack = Settings.ReadDoNotTrack(environment.DoNotTrack),
            Disabled = Settings.Read(environment.Disabled),
            Enabled = Settings.Read(environment.Enabled),
            File = Settings.Presence(environment.File),
            Consent = Consent?.IsErasurePending == true
                ? ConsentState.ErasureUnfinished
                : stored.StateFor(EventCatalogueInfo.ConsentVersion),
            Notice = notice == NoticeState.ShownEarlier && _host.Disclosed.IsPassed ? NoticeState.ShownNow : notice,
            Prompt = ReadPrompt(),
        };
    }

    /// <summary>What <see cref="Refresh"/> depends on and a person can change, in a form that is cheap to take: no allocation, no file opened.</summary>
    internal WithdrawalStamp Stamp() => new(ReadEnvironment(), _consentFile?.Stamp() ?? default);

    private WithdrawalVariables ReadEnvironment() => new(
        _host.Environment.Get(VariableNames.DoNotTrack),
        _host.Environment.Get(_names.Disabled),
        _host.Environment.Get(_names.Enabled),
        _host.Environment.Get(_names.File));

    private PromptState ReadPrompt()
    {
        if (_options.Prompt == PromptMode.Never || Consent is null || _settings.Posture == TelemetryPosture.Off || !_host.Terminal.IsPerson)
        {
            return PromptState.Impossible;
        }

        return _host.Disclosed.IsPassed ? PromptState.Unanswered : PromptState.Possible;
    }
}
