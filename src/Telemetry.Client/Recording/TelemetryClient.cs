using Telemetry.Client.Consenting;
using Telemetry.Client.Deciding;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;

namespace Telemetry.Client;

/// <summary>
/// Telemetry of one app in one process. No member throws, prints (but for <c>_TELEMETRY_DEBUG</c>, and for the notice or the
/// question that a build's posture asks for), changes the exit code, or keeps the process alive; while <see cref="Decision"/>
/// says off, none allocates, writes, or starts anything. Thread-safe.
/// </summary>
public sealed class TelemetryClient : IAsyncDisposable, IDisposable
{
    private readonly TelemetryDecision _started;
    private readonly EventRecorder? _recorder;

    private TelemetryClient(TelemetryDecision started, EventRecorder? recorder)
    {
        _started = started;
        _recorder = recorder;
    }

    /// <summary>What may be recorded, and why. It was made at the start; a withdrawal in the running process replaces it.</summary>
    public TelemetryDecision Decision => _recorder?.Decision ?? _started;

    /// <summary>What became of the events so far.</summary>
    public TelemetryCounters Counters => _recorder?.Counters ?? TelemetryCounters.None;

    /// <summary>What is wrong with settings that recording goes on without, one sentence each; empty where recording is off.</summary>
    public IReadOnlyList<string> Problems => _recorder?.Problems ?? [];

    /// <summary>
    /// Decides whether anything may be recorded, and starts; what earlier runs have left is delivered in the background, if that is
    /// due. Where nothing may be recorded nothing is opened.
    /// </summary>
    /// <param name="options">Options that cannot be used, or null, turn telemetry off.</param>
    public static TelemetryClient Start(TelemetryOptions options) => Start(options, TelemetryHost.System);

    /// <summary>Begins the recording of a command; it is a failure unless told otherwise.</summary>
    /// <param name="path">
    /// The names of the command in the program's own command tree, outermost first, never what was typed. The first is recorded
    /// as command, the others joined with dots as subcommand, in lower case with <c>-</c> for what no name may have, each cut at 64
    /// characters. Empty for the app itself.
    /// </param>
    public CommandRecording StartCommand(params ReadOnlySpan<string> path)
    {
        return _recorder is null ? CommandRecording.None : CommandRecording.Start(_recorder, path);
    }

    /// <summary>Records an event of the catalogue. Strings beyond a built-in event's bounds are cut.</summary>
    /// <param name="data">The event; null is ignored.</param>
    public void Track<TEvent>(TEvent data)
        where TEvent : ITelemetryEvent<TEvent> => _recorder?.Record(EventKind.Of<TEvent>(), data);

    /// <summary>
    /// Records an exception: its type, its root cause's type, and the innermost 32 frames as function, file name and line. The messages of
    /// both are recorded at <see cref="TelemetryLevel.Text"/> only, scrubbed and cut at 200 and 500 characters.
    /// </summary>
    /// <param name="exception">The exception; null is ignored.</param>
    /// <param name="reason">The category of the failure.</param>
    /// <param name="exitCode">The process exit code, where it is known.</param>
    /// <param name="backend">What the command worked against; cut at 32 characters.</param>
    /// <param name="phase">How far the command had come; cut at 32 characters.</param>
    public void TrackError(
        Exception exception,
        FailureReason reason = FailureReason.InternalError,
        int? exitCode = null,
        string? backend = null,
        string? phase = null)
    {
        if (_recorder is not null && exception is not null)
        {
            RecordError(_recorder, exception, reason, exitCode, backend, phase);
        }
    }

    /// <summary>
    /// Sends now what this run and earlier ones have recorded, for those who do not want to wait until a later run does: tests, CI, and
    /// machines that are thrown away. The pace between attempts does not hold for it; what the receiver asked for does.
    /// </summary>
    /// <param name="timeout">The longest wait; negative counts as 0.</param>
    public ValueTask<FlushOutcome> FlushAsync(TimeSpan timeout) => _recorder?.FlushAsync(timeout) ?? new(FlushOutcome.Drained);

    /// <summary>
    /// Ends recording; events after it are dropped and counted. A drain that is under way gets the exit budget; what is not confirmed
    /// by then stays in the spool for a later run. Without a spool it is dropped and counted. For so long its thread is blocked, unless
    /// <see cref="SynchronizationContext.Current"/> says that others need it.
    /// </summary>
    public ValueTask DisposeAsync() => _recorder?.DisposeAsync() ?? default;

    /// <summary>As <see cref="DisposeAsync"/>; its thread is blocked in any case.</summary>
    public void Dispose() => _recorder?.Dispose();

    internal static TelemetryClient Start(TelemetryOptions options, TelemetryHost host)
    {
        try
        {
            return OptionsCheck.FindFault(options) is { } fault ? Off(fault) : StartChecked(options, host);
        }
        catch (Exception e)
        {
            return Off($"starting failed with {e.GetType().Name}.");
        }
    }

    /// <summary>What <see cref="Start(TelemetryOptions)"/> would decide before it talks to anyone.</summary>
    internal static TelemetryDecision DecideOnly(TelemetryOptions options, TelemetryHost host)
    {
        if (OptionsCheck.FindFault(options) is { } fault)
        {
            return Off(fault)._started;
        }

        var names = new VariableNames(options.EffectivePrefix);
        var settings = DestinationSettings.Read(options, names, host.Environment, host.BuiltIn());
        return Decider.Decide(new InputReader(options, names, settings, host).Read());
    }

    private static TelemetryClient StartChecked(TelemetryOptions options, TelemetryHost host)
    {
        var names = new VariableNames(options.EffectivePrefix);
        var settings = DestinationSettings.Read(options, names, host.Environment, host.BuiltIn());
        var reader = new InputReader(options, names, settings, host);
        var stamp = reader.Stamp();
        var decision = Decider.Decide(reader.Read());
        if ((decision.Tee ?? decision) is { Rule: Decider.NoticeRule or Decider.PromptRule, Inputs.Prompt: PromptState.Possible } open
            && open.Recording == RecordingMode.Off && host.Disclosed.TryPass())
        {
            Disclose(open, options, settings, reader.Consent!, host);
            stamp = reader.Stamp();
            decision = Decider.Decide(reader.Refresh(decision.Inputs));
        }

        if (decision.Recording == RecordingMode.Off)
        {
            return new(decision, null);
        }

        var live = new LiveDecision(reader, stamp, decision, host.Time);
        var recorder = new EventRecorder(live, options, settings, reader.Consent?.Folders, host);
        recorder.Begin();
        var client = new TelemetryClient(decision, recorder);
        if (options.Heartbeat == HeartbeatMode.OncePerProcess && host.Heartbeat.TryPass())
        {
            client.Beat();
        }

        return client;
    }

    private static void Disclose(
        TelemetryDecision open, TelemetryOptions options, DestinationSettings settings, ConsentKeeper consent, TelemetryHost host)
    {
        var text = new DisclosureText(
            options.App, settings.Url!.IdnHost, options.EffectivePrefix, consent.Folders.ConsentFile, options.Level);
        var disclosure = new Disclosure(host.Terminal, consent, text);
        if (open.Rule == Decider.NoticeRule)
        {
            disclosure.ShowNotice();
        }
        else
        {
            disclosure.Ask();
        }
    }

    // These two are apart from their callers so that a process that records nothing never loads the event types and their JSON library.
    private void Beat() => Track(new HeartbeatEvent());

    private static void RecordError(
        EventRecorder recorder, Exception exception, FailureReason reason, int? exitCode, string? backend, string? phase)
    {
        try
        {
            recorder.Record(EventKind.Of<ErrorEvent>(), ExceptionReading.Read(exception, recorder.Decision.Level) with
            {
                FailureReason = reason,
                ExitCode = exitCode,
                Backend = backend,
                Phase = phase,
            });
        }
        catch (Exception)
        {
            // Telemetry never throws into its host.
        }
    }

    private static TelemetryClient Off(string fault) => new(Decider.Decide(new DecisionInputs { OptionsFault = fault }), null);
}
