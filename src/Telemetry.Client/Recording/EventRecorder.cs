using System.Text;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;

namespace Telemetry.Client.Recording;

/// <summary>
/// Takes an event on its way: may it be recorded still, encoded, written, queued. Exists only where the decision was not off.
/// Thread-safe; throws nothing.
/// </summary>
internal sealed class EventRecorder : IAsyncDisposable, IDisposable
{
    private readonly TelemetryHost _host;
    private readonly VariableNames _names;
    private readonly EventEncoder _encoder;
    private readonly EchoMode _echo;
    private readonly TimeSpan _exitBudget;
    private readonly FileDestination? _file;
    private readonly DeliveryPump? _pump;
    private readonly CounterLedger _counters = new();
    private volatile TelemetryDecision _decision;
    private int _closed;

    internal EventRecorder(TelemetryDecision decision, TelemetryOptions options, DestinationSettings settings, VariableNames names, TelemetryHost host)
    {
        _decision = decision;
        _host = host;
        _names = names;
        _echo = settings.Echo;
        _exitBudget = settings.ExitBudget;
        App = options.App;
        _encoder = new(EnvelopeStamp.From(options, settings, decision.Inputs, host.Platform(), host.Session), host.Ids, host.Time);
        if (decision.Recording == RecordingMode.Local && FilePath.Resolve(settings.File!, host.Environment) is { } path)
        {
            _file = new(path);
        }

        if (decision.Reach == RecordingMode.On)
        {
            var target = new HttpsTarget(settings.Url!, settings.Token, UserAgent.Of(options.App, options.Version), host.Ids, host.Time);
            _pump = new(() => host.Connect(target), _counters, host.Time);
        }
    }

    internal string App { get; }

    internal TimeProvider Time => _host.Time;

    /// <summary>The decision of the start, or the one that withdrew it.</summary>
    internal TelemetryDecision Decision => _decision;

    internal TelemetryCounters Counters => _counters.Read(_pump?.Queued ?? 0);

    internal void Record<TEvent>(TEvent data)
        where TEvent : ITelemetryEvent<TEvent>
    {
        try
        {
            if (data is null || !IsStillAllowed())
            {
                return;
            }

            _counters.AddRecorded();
            _counters.AddDroppedAttributes(EventConforming.DroppedAttributes(data));
            if (Volatile.Read(ref _closed) != 0)
            {
                _counters.AddDropped(DropReason.Closed);
            }
            else if (TryEncode(data) is { } line)
            {
                HandOn(line);
            }
        }
        catch (Exception)
        {
            // Telemetry never throws into its host; what was counted before stays counted.
        }
    }

    internal async ValueTask<FlushOutcome> FlushAsync(TimeSpan timeout)
    {
        try
        {
            if (_pump is not null)
            {
                var patience = timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero;
                await _pump.FlushAsync().WaitAsync(patience, Time).ConfigureAwait(false);
            }

            return FlushOutcome.Drained;
        }
        catch (Exception)
        {
            return FlushOutcome.TimedOut;
        }
    }

    /// <summary>What is queued gets the exit budget; then it is given up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0 || _pump is null)
        {
            return;
        }

        try
        {
            await _pump.CloseAsync(_exitBudget).WaitAsync(_exitBudget, Time).ConfigureAwait(false);
            _pump.Dispose();
        }
        catch (Exception)
        {
            _pump.Abandon(DropReason.ExitBudget, DropReason.Closed);
        }
    }

    /// <summary>Waits in the kernel and not on the pool, whose threads a host that is about to end may all hold.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0 || _pump is null)
        {
            return;
        }

        try
        {
            if (_pump.CloseAsync(_exitBudget).Wait(_exitBudget))
            {
                _pump.Dispose();
                return;
            }
        }
        catch (Exception)
        {
            // Given up below, as when the time is over.
        }

        _pump.Abandon(DropReason.ExitBudget, DropReason.Closed);
    }

    /// <summary>A refusal that comes while the process runs takes effect with the next event, and for good.</summary>
    private bool IsStillAllowed()
    {
        var known = _decision;
        if (known.Recording == RecordingMode.Off)
        {
            return false;
        }

        var inputs = InputReading.Refresh(known.Inputs, _names, _host.Environment);
        if (inputs == known.Inputs)
        {
            return true;
        }

        var now = Decider.Decide(inputs);
        if (now.Recording != known.Recording || now.Reach < known.Reach)
        {
            // A file where there was a URL, or the other way round, is not what this client was started for: both end it.
            _decision = now with
            {
                Recording = RecordingMode.Off,
                Tee = null,
                Explanation = now.Recording == RecordingMode.Off
                    ? now.Explanation
                    : $"{now.Explanation} This process started otherwise, so it records nothing more.",
            };
            _pump?.Abandon(DropReason.Withdrawn, DropReason.Withdrawn);
            return false;
        }

        return true;
    }

    private byte[]? TryEncode<TEvent>(TEvent data)
        where TEvent : ITelemetryEvent<TEvent>
    {
        try
        {
            return _encoder.Encode(EventConforming.Conform(data, _decision.Level));
        }
        catch (Exception)
        {
            _counters.AddDropped(DropReason.Unwritable);
            return null;
        }
    }

    private void HandOn(byte[] line)
    {
        Echo(line);
        if (_echo == EchoMode.EchoOnly)
        {
            _counters.AddDropped(DropReason.DebugOnly);
            return;
        }

        var written = _file?.Append(line) == true;
        if (written)
        {
            _counters.AddWritten();
        }

        if (_pump is not null)
        {
            _pump.Post(line);
        }
        else if (!written)
        {
            _counters.AddDropped(DropReason.Disk);
        }
    }

    private void Echo(byte[] line)
    {
        if (_echo == EchoMode.None)
        {
            return;
        }

        try
        {
            _host.StandardError().WriteLine(Encoding.UTF8.GetString(line));
        }
        catch (Exception)
        {
            // A closed standard error is no reason to lose the event.
        }
    }
}
