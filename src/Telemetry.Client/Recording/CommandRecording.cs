using Telemetry.Client.Events;
using Telemetry.Client.Recording;

namespace Telemetry.Client;

/// <summary>
/// One run of a command. It gives exactly one <c>command</c> event, at the first of <see cref="Complete"/>, <see cref="Fail"/>,
/// <see cref="Cancel"/> and <see cref="Dispose"/>; later ones change nothing. Thread-safe; throws nothing.
/// </summary>
public sealed class CommandRecording : IDisposable
{
    /// <summary>Stands for every command while nothing is recorded. It keeps nothing of what is set on it.</summary>
    internal static readonly CommandRecording None = new(null, null, 0);

    internal static readonly EventKind Kind = new(CommandEvent.EventName, CommandEvent.EventVersion);

    private readonly EventRecorder? _recorder;
    private readonly CommandPath? _path;
    private readonly long _startedAt;

    /// <summary>Protects what the event is made of.</summary>
    private readonly object _details = new();
    private EventAttributes? _attributes;
    private string? _module;
    private string? _backend;
    private string? _phase;
    private int _settled;

    private CommandRecording(EventRecorder? recorder, CommandPath? path, long startedAt)
    {
        _recorder = recorder;
        _path = path;
        _startedAt = startedAt;
    }

    /// <summary>The part of the product that the command belongs to; a name as in <see cref="TelemetryClient.StartCommand"/>.</summary>
    public string? Module
    {
        get => _module;
        set => Keep(ref _module, value);
    }

    /// <summary>What the command works against, such as a kind of service; cut at 32 characters.</summary>
    public string? Backend
    {
        get => _backend;
        set => Keep(ref _backend, value);
    }

    /// <summary>How far the command has come; cut at 32 characters.</summary>
    public string? Phase
    {
        get => _phase;
        set => Keep(ref _phase, value);
    }

    /// <summary>Sets an attribute; see <see cref="EventAttributes.Set(string, bool)"/>.</summary>
    public CommandRecording SetAttribute(string name, bool value) => Attach(name, value, static (a, n, v) => a.Set(n, v));

    /// <summary>Sets an attribute; see <see cref="EventAttributes.Set(string, long)"/>.</summary>
    public CommandRecording SetAttribute(string name, long value) => Attach(name, value, static (a, n, v) => a.Set(n, v));

    /// <summary>Sets an attribute; see <see cref="EventAttributes.Set(string, double)"/>.</summary>
    public CommandRecording SetAttribute(string name, double value) => Attach(name, value, static (a, n, v) => a.Set(n, v));

    /// <summary>Sets an attribute; see <see cref="EventAttributes.Set(string, string)"/>.</summary>
    public CommandRecording SetAttribute(string name, string value) => Attach(name, value, static (a, n, v) => a.Set(n, v));

    /// <summary>The command has ended by itself.</summary>
    /// <param name="exitCode">The real exit code: 0 is a success, any other a failure for an unknown reason.</param>
    public void Complete(int exitCode)
    {
        if (exitCode == 0)
        {
            Settle(CommandOutcome.Success, null, exitCode);
        }
        else
        {
            Settle(CommandOutcome.Failure, FailureReason.Unknown, exitCode);
        }
    }

    /// <summary>The command has failed.</summary>
    /// <param name="reason">The category of the failure.</param>
    /// <param name="exitCode">The real exit code.</param>
    public void Fail(FailureReason reason, int exitCode) => Settle(CommandOutcome.Failure, reason, exitCode);

    /// <summary>The command was cancelled.</summary>
    /// <param name="exitCode">The real exit code; 130 is what a shell reports for Ctrl-C (128 + SIGINT).</param>
    public void Cancel(int exitCode = 130) => Settle(CommandOutcome.Cancelled, FailureReason.Cancelled, exitCode);

    /// <summary>A command that nobody completed has failed, for an unknown reason and with an unknown exit code.</summary>
    public void Dispose() => Settle(CommandOutcome.Failure, FailureReason.Unknown, null);

    internal static CommandRecording Start(EventRecorder recorder, ReadOnlySpan<string> path)
    {
        try
        {
            return new(recorder, CommandPath.From(path, recorder.App), recorder.Time.GetTimestamp());
        }
        catch (Exception)
        {
            return None;
        }
    }

    private void Settle(CommandOutcome outcome, FailureReason? reason, int? exitCode)
    {
        if (_recorder is null || _path is null || Interlocked.Exchange(ref _settled, 1) != 0)
        {
            return;
        }

        Record(_recorder, _path, outcome, reason, exitCode);
    }

    /// <summary>Apart from <see cref="Settle"/> so that a process that records nothing never loads the event types and their JSON library.</summary>
    private void Record(EventRecorder recorder, CommandPath path, CommandOutcome outcome, FailureReason? reason, int? exitCode)
    {
        CommandEvent data;
        lock (_details)
        {
            data = new()
            {
                Command = path.Command,
                Subcommand = path.Subcommand,
                Module = _module,
                Outcome = outcome,
                ExitCode = exitCode,
                DurationMs = ElapsedMs(recorder.Time),
                FailureReason = reason,
                Backend = _backend,
                Phase = _phase,
                Attributes = _attributes,
            };
            // What is attached from now on comes too late, and must not meet the writing of what was.
            _attributes = null;
        }

        recorder.Record(Kind, data);
    }

    private long ElapsedMs(TimeProvider time)
    {
        try
        {
            return (long)time.GetElapsedTime(_startedAt).TotalMilliseconds;
        }
        catch (Exception)
        {
            return 0;
        }
    }

    private void Keep(ref string? field, string? value)
    {
        if (_recorder is null)
        {
            return;
        }

        lock (_details)
        {
            field = value;
        }
    }

    private CommandRecording Attach<T>(string name, T value, Action<EventAttributes, string, T> set)
    {
        if (_recorder is null)
        {
            return this;
        }

        lock (_details)
        {
            set(_attributes ??= new(), name, value);
        }

        return this;
    }
}
