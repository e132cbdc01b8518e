using System.Text;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Identifying;
using Telemetry.Client.Placing;
using Telemetry.Client.Sinking;
using Telemetry.Client.Spans;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Recording;

/// <summary>
/// Takes an event on its way: may it be recorded still, encoded, kept. Exists only where the decision was not off.
/// Thread-safe; throws nothing.
/// </summary>
internal sealed class EventRecorder : IAsyncDisposable, IDisposable
{
    private readonly TelemetryHost _host;
    private readonly EventEncoder _encoder;
    private readonly EchoMode _echo;
    private readonly TimeSpan _exitBudget;
    private readonly FileDestination? _file;
    private readonly DeliveryLane? _lane;
    private readonly IEventSink[] _sinks = EventSinks.None;
    private readonly SpanSource? _spans;
    private readonly CounterLedger _counters = new();
    private readonly LiveDecision _decision;
    private int _closed;

    internal EventRecorder(
        LiveDecision live, TelemetryOptions options, DestinationSettings settings, TelemetryFolders? folders, TelemetryHost host)
    {
        var decision = live.Current;
        _decision = live;
        _host = host;
        _echo = settings.Echo;
        _exitBudget = settings.ExitBudget;
        App = options.App;
        // What stays on the machine needs no identifier that outlasts the run.
        var install = decision.Reach == RecordingMode.On && settings.Url is not null
            ? new InstallIds(folders, host.Time, host.Random).Get(live.Reconfirm)
            : null;
        var stamp = EnvelopeStamp.From(options, settings, decision.Inputs, host.Platform(), host.Session, install);
        _encoder = new(stamp, host.Ids, host.Time);
        if (decision.Recording == RecordingMode.Local && FilePath.Resolve(settings.File!, host.Environment) is { } path)
        {
            _file = new(path);
        }

        if (decision.Reach == RecordingMode.On && settings.LocalSink == SettingPresence.Present && _echo != EchoMode.EchoOnly)
        {
            _sinks = EventSinks.Open(options, settings, stamp, host, _counters, IsStillAllowed);
        }

        if (decision.Reach == RecordingMode.On && settings.Url is { } url)
        {
            _lane = DeliveryLane.Open(
                host,
                folders,
                () => new(url, settings.Token, options.App, UserAgent.Of(options.App, options.Version), host.Time) { Format = options.WireFormat },
                _counters, MayBeSent, report => _encoder.Encode(EventKind.Of<ClientStatsEvent>(), report).ToArray());
        }

        Problems = settings.Problems;
        if (options.SpanSources.Count > 0 && settings.Filter is { } filter)
        {
            _spans = new(options.SpanSources, filter.Filter, (span, place) => Record(EventKind.Of<SpanEvent>(), span, place));
        }
    }

    internal string App { get; }

    /// <summary>What is wrong with settings that recording goes on without.</summary>
    internal IReadOnlyList<string> Problems { get; }

    internal TimeProvider Time => _host.Time;

    /// <summary>The decision of the start, or the one that withdrew it.</summary>
    internal TelemetryDecision Decision => _decision.Current;

    internal TelemetryCounters Counters => _counters.Read(_lane?.Queued ?? 0);

    /// <summary>Apart from the making, which what it starts calls back into.</summary>
    internal void Begin()
    {
        if (_echo != EchoMode.EchoOnly)
        {
            _lane?.Begin();
        }
    }

    internal void Record(EventKind kind, IFieldGroup data) => Record(kind, data, _spans?.Current());

    private void Record(EventKind kind, IFieldGroup data, SpanPlace? place)
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
            else if (TryMark(place) is { } mark && TryConform(data) is { } conformed && TryEncode(kind, conformed, mark) is { Length: > 0 } line)
            {
                HandOn(line.Span, KindOf(data));
                foreach (var sink in _sinks)
                {
                    sink.Take(new(kind, conformed, mark));
                }
            }
            else
            {
                _counters.AddDropped(DropReason.Unwritable);
            }
        }
        catch (Exception)
        {
            // Telemetry never throws into its host; what was counted before stays counted.
        }
    }

    internal async ValueTask<FlushOutcome> FlushAsync(TimeSpan timeout)
    {
        if (_lane is null || _echo == EchoMode.EchoOnly)
        {
            return FlushOutcome.Drained;
        }

        try
        {
            var patience = timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero;
            var outcome = await _lane.FlushAsync().WaitAsync(patience, Time).ConfigureAwait(false);
            return outcome == DrainOutcome.Drained ? FlushOutcome.Drained : FlushOutcome.Kept;
        }
        catch (Exception)
        {
            return FlushOutcome.TimedOut;
        }
    }

    /// <summary>A drain under way gets the exit budget; while there is none this takes no time.</summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return default;
        }

        try
        {
            var ending = Close();
            if (!ending.IsCompletedSuccessfully)
            {
                return new(EndAsync(ending));
            }

            _lane?.Dispose();
        }
        catch (Exception)
        {
            Abandon();
        }

        return default;
    }

    /// <summary>Waits in the kernel and not on the pool, whose threads a host that is about to end may all hold.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        try
        {
            if (Close().Wait(_exitBudget))
            {
                _lane?.Dispose();
                return;
            }
        }
        catch (Exception)
        {
            // Given up below, as when the time is over.
        }

        Abandon();
    }

    /// <summary>Most runs have nothing to wait for, and pay for no task.</summary>
    private Task Close()
    {
        _spans?.Dispose();
        var sinks = _sinks.Length == 0 ? Task.CompletedTask : Task.WhenAll(Array.ConvertAll(_sinks, static sink => sink.CloseAsync()));
        var lane = _lane?.Close() ?? Task.CompletedTask;
        if (sinks.IsCompletedSuccessfully)
        {
            return lane;
        }

        return Task.WhenAll(lane, sinks);
    }

    private async Task EndAsync(Task ending)
    {
        try
        {
            await ending.WaitAsync(_exitBudget, Time).ConfigureAwait(false);
            _lane?.Dispose();
        }
        catch (Exception)
        {
            Abandon();
        }
    }

    private void Abandon()
    {
        Array.ForEach(_sinks, static sink => sink.Abandon());
        _lane?.Abandon(DropReason.NotDelivered);
    }

    /// <summary>A refusal that comes while the process runs takes effect with the next event, and for good.</summary>
    private bool IsStillAllowed()
    {
        if (_decision.IsStillAllowed())
        {
            return true;
        }

        _lane?.Withdraw();
        return false;
    }

    /// <summary>Asked before a batch leaves the machine: everything is looked at anew, an unfinished erasure too.</summary>
    private bool MayBeSent()
    {
        if (_decision.Reconfirm())
        {
            return true;
        }

        _lane?.Withdraw();
        return false;
    }

    private EventMark? TryMark(SpanPlace? place)
    {
        try
        {
            return _encoder.Mark(place);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private IFieldGroup? TryConform(IFieldGroup data)
    {
        try
        {
            return EventConforming.Conform(data, _decision.Current.Level);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private ReadOnlyMemory<byte> TryEncode(EventKind kind, IFieldGroup data, EventMark mark)
    {
        try
        {
            return _encoder.Encode(kind, data, mark);
        }
        catch (Exception)
        {
            return default;
        }
    }

    private void HandOn(ReadOnlySpan<byte> line, RecordKind kind)
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

        if (_lane is not null)
        {
            _lane.Take(kind, line);
        }
        else if (!written && _sinks.Length == 0)
        {
            _counters.AddDropped(DropReason.Disk);
        }
    }

    private static RecordKind KindOf(IFieldGroup data) =>
        data is ErrorEvent or CommandEvent { Outcome: CommandOutcome.Failure } ? RecordKind.Failure : RecordKind.Event;

    private void Echo(ReadOnlySpan<byte> line)
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
