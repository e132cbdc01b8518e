using System.Text;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;
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
    private readonly EchoMode _echo;
    private readonly TimeSpan _exitBudget;
    private readonly Lazy<EventOutlets> _outlets;

    /// <summary>The look at what earlier runs have left; a drain is under way after it, where one was due.</summary>
    private readonly Lazy<DeliveryLane?> _begun;
    private readonly SpanSource? _spans;
    private readonly CounterLedger _counters = new();
    private readonly LiveDecision _decision;
    private int _closed;

    internal EventRecorder(
        LiveDecision live, TelemetryOptions options, DestinationSettings settings, TelemetryFolders? folders, TelemetryHost host)
    {
        _decision = live;
        _host = host;
        _echo = settings.Echo;
        _exitBudget = settings.ExitBudget;
        App = options.App;
        _outlets = new(() => EventOutlets.Open(live, options, settings, folders, host, _counters, IsStillAllowed, MayBeSent));
        _begun = new(BeginLane);
        if (settings.LocalSink == SettingPresence.Present)
        {
            // Their listeners may be there already, and hear of the start.
            _ = _outlets.Value;
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

    internal TelemetryCounters Counters => _counters.Read(Lane?.Queued ?? 0);

    /// <summary>Null while the outlets are not open: there is nothing in it then.</summary>
    private DeliveryLane? Lane => _outlets.IsValueCreated ? _outlets.Value.Lane : null;

    /// <summary>
    /// Opens the outlets, and looks for what earlier runs have left, beside the host's own start, which takes longer; then sees to the
    /// clock of a run that lasts. Apart from the making, which what it starts calls back into.
    /// </summary>
    internal void Begin()
    {
        try
        {
            new Thread(Prepare) { IsBackground = true, Name = "telemetry start" }.UnsafeStart();
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            // The first event, or the end, does it then.
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
            else if (TryWrite(kind, ref data, place, out var mark, out var line))
            {
                HandOn(line, KindOf(data));
                foreach (var sink in _outlets.Value.Sinks)
                {
                    sink.Take(new(kind, data, mark));
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
        try
        {
            if (_begun.Value is not { } lane)
            {
                return FlushOutcome.Drained;
            }

            var patience = timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero;
            var outcome = await lane.FlushAsync().WaitAsync(patience, Time).ConfigureAwait(false);
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

            Lane?.Dispose();
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
                Lane?.Dispose();
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
        // Opened here at the latest: what earlier runs have left must not wait for one that lasts.
        var lane = _begun.Value?.Close() ?? Task.CompletedTask;
        var open = _outlets.Value.Sinks;
        var sinks = open.Length == 0 ? Task.CompletedTask : Task.WhenAll(Array.ConvertAll(open, static sink => sink.CloseAsync()));
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
            Lane?.Dispose();
        }
        catch (Exception)
        {
            Abandon();
        }
    }

    private void Abandon()
    {
        if (_outlets.IsValueCreated)
        {
            Array.ForEach(_outlets.Value.Sinks, static sink => sink.Abandon());
            _outlets.Value.Lane?.Abandon(DropReason.NotDelivered);
        }
    }

    /// <summary>A refusal that comes while the process runs takes effect with the next event, and for good.</summary>
    private bool IsStillAllowed()
    {
        if (_decision.IsStillAllowed())
        {
            return true;
        }

        Lane?.Withdraw();
        return false;
    }

    /// <summary>Asked before a batch leaves the machine: everything is looked at anew, an unfinished erasure too.</summary>
    private bool MayBeSent()
    {
        if (_decision.Reconfirm())
        {
            return true;
        }

        Lane?.Withdraw();
        return false;
    }

    private DeliveryLane? BeginLane()
    {
        if (_echo == EchoMode.EchoOnly || _outlets.Value.Lane is not { } lane)
        {
            return null;
        }

        lane.Begin();
        return lane;
    }

    private void Prepare()
    {
        try
        {
            var lane = _begun.Value;
            Rehearse();
            lane?.Attend(_host.ShortRun);
        }
        catch (Exception)
        {
            // What fails here fails again where it is needed, and is dealt with there.
        }
    }

    /// <summary>Writes an event that goes nowhere: the runtime loads and compiles meanwhile what the first real one will need.</summary>
    private void Rehearse()
    {
        if (_decision.IsStillAllowed())
        {
            var data = new CommandEvent { Command = App, Outcome = CommandOutcome.Success, DurationMs = 0 };
            _outlets.Value.Encoder.Encode(CommandRecording.Kind, EventConforming.Conform(data, _decision.Current.Level), new(Guid.Empty, Time.GetUtcNow(), null));
        }
    }

    /// <summary>False where it cannot be written: a required field does not fit, or something outside the library fails.</summary>
    private bool TryWrite(EventKind kind, ref IFieldGroup data, SpanPlace? place, out EventMark mark, out ReadOnlySpan<byte> line)
    {
        mark = default;
        line = default;
        try
        {
            var encoder = _outlets.Value.Encoder;
            mark = encoder.Mark(place);
            data = EventConforming.Conform(data, _decision.Current.Level);
            line = encoder.Encode(kind, data, mark).Span;
            return line.Length > 0;
        }
        catch (Exception)
        {
            return false;
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

        var outlets = _outlets.Value;
        var written = outlets.File?.Append(line) == true;
        if (written)
        {
            _counters.AddWritten();
        }

        if (outlets.Lane is { } lane)
        {
            lane.Take(kind, line);
        }
        else if (!written && outlets.Sinks.Length == 0)
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
