using System.Text;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
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
    private readonly OutletOpening _opening;
    private readonly SpanSource? _spans;
    private readonly CounterLedger _counters = new();
    private readonly LiveDecision _decision;
    private readonly DestinationSettings _settings;
    private readonly long _startedAt;
    private int _closed;

    internal EventRecorder(
        LiveDecision live, TelemetryOptions options, DestinationSettings settings, TelemetryFolders? folders, TelemetryHost host)
    {
        _decision = live;
        _settings = settings;
        _host = host;
        _startedAt = host.Time.GetTimestamp();
        App = options.App;
        _opening = new(() => EventOutlets.Open(live, options, settings, folders, host, _counters, IsStillAllowed, MayBeSent), settings.Echo, host.Time);
        if (settings.LocalSink == SettingPresence.Present)
        {
            // Their listeners may be there already, and hear of the start.
            _ = _opening.Outlets;
        }

        if (options.SpanSources.Count > 0 && settings.Filter is { } filter)
        {
            _spans = Listen(options.SpanSources, filter.Filter);
        }
    }

    internal string App { get; }

    /// <summary>What is wrong with settings that recording goes on without.</summary>
    internal IReadOnlyList<string> Problems => _settings.Problems;

    internal TimeProvider Time => _host.Time;

    /// <summary>The decision of the start, or the one that withdrew it.</summary>
    internal TelemetryDecision Decision => _decision.Current;

    internal TelemetryCounters Counters => _counters.Read(Lane?.Queued ?? 0);

    /// <summary>Null while the outlets are not open: there is nothing in it then.</summary>
    private DeliveryLane? Lane => _opening.Opened?.Lane;

    /// <summary>
    /// Opens the outlets, and looks for what earlier runs have left. Apart from the making, which what it starts calls back into.
    /// </summary>
    internal void Begin()
    {
        try
        {
            _opening.Begin();
        }
        catch (Exception)
        {
            // What fails here fails again where it is needed, and is dealt with there.
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
                HandOn(line, data);
                foreach (var sink in _opening.Outlets.Sinks)
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
            if (_opening.Begin() is not { } lane)
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

    /// <summary>
    /// A drain under way gets the exit budget; while there is none this takes no time. Waits as <see cref="Dispose"/> does, unless its
    /// thread belongs to others too, as that of a window does.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        if (SynchronizationContext.Current is not null)
        {
            return new(EndAsync());
        }

        Dispose();
        return default;
    }

    /// <summary>
    /// As <see cref="DisposeAsync"/>. Waits in the kernel and not on the pool, whose threads a host that is about to end may all hold,
    /// and whose first wait costs a command some milliseconds.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        try
        {
            var exit = ExitWait();
            var ending = Close();
            if (ending.IsCompletedSuccessfully || exit.Wait(ending))
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
        var lane = _opening.Begin()?.Close() ?? Task.CompletedTask;
        var sinks = _opening.Outlets.Sinks;
        return sinks.Length == 0 ? lane : Close(lane, sinks);
    }

    private static Task Close(Task lane, IEventSink[] sinks)
    {
        var closed = Task.WhenAll(Array.ConvertAll(sinks, static sink => sink.CloseAsync()));
        return closed.IsCompletedSuccessfully ? lane : Task.WhenAll(lane, closed);
    }

    private async Task EndAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        try
        {
            if (await ExitWait().WaitAsync(Close(), Time).ConfigureAwait(false))
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

    /// <summary>
    /// The budget is for all that a delivery takes of the host's time, so the look at the start is off it. What stays on the machine
    /// gets all of the rest, and the network with it.
    /// </summary>
    private ExitWait ExitWait() => new(
        _settings.ExitBudget - _opening.Took,
        left => _opening.Opened is { Sinks: [], Lane: { } lane } ? lane.Patience(left) : left);

    private void Abandon()
    {
        if (_opening.Opened is { } outlets)
        {
            Array.ForEach(outlets.Sinks, static sink => sink.Abandon());
            outlets.Lane?.Abandon(DropReason.NotDelivered);
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

    /// <summary>Apart from the making, which must not load what most apps never use.</summary>
    private SpanSource Listen(IReadOnlyList<string> sources, SpanFilter filter) =>
        new(sources, filter, (span, place) => Record(EventKind.Of<SpanEvent>(), span, place));

    /// <summary>False where it cannot be written: a required field does not fit, or something outside the library fails.</summary>
    private bool TryWrite(EventKind kind, ref IFieldGroup data, SpanPlace? place, out EventMark mark, out ReadOnlySpan<byte> line)
    {
        mark = default;
        line = default;
        try
        {
            var encoder = _opening.Outlets.Encoder;
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

    private void HandOn(ReadOnlySpan<byte> line, IFieldGroup data)
    {
        var kind = KindOf(data);
        Echo(line);
        if (_settings.Echo == EchoMode.EchoOnly)
        {
            _counters.AddDropped(DropReason.DebugOnly);
            return;
        }

        var outlets = _opening.Outlets;
        var written = outlets.File?.Append(line) == true;
        if (written)
        {
            _counters.AddWritten();
        }

        if (outlets.Lane is { } lane)
        {
            lane.Take(kind, line);
            Attend(lane, data);
        }
        else if (!written && outlets.Sinks.Length == 0)
        {
            _counters.AddDropped(DropReason.Disk);
        }
    }

    /// <summary>
    /// Sees to the clock by which a run that lasts sends as it goes. A command that has ended early is most likely all of its run, and
    /// pays for no clock: a later event starts it.
    /// </summary>
    private void Attend(DeliveryLane lane, IFieldGroup data)
    {
        var rest = _host.ShortRun - Time.GetElapsedTime(_startedAt);
        if (rest <= TimeSpan.Zero || data is not CommandEvent)
        {
            lane.Attend(rest);
        }
    }

    private static RecordKind KindOf(IFieldGroup data)
    {
        // In this order: a type that is asked for is loaded, and most events are those of commands.
        var isFailure = data is CommandEvent command ? command.Outcome == CommandOutcome.Failure : data is ErrorEvent;
        return isFailure ? RecordKind.Failure : RecordKind.Event;
    }

    private void Echo(ReadOnlySpan<byte> line)
    {
        if (_settings.Echo == EchoMode.None)
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
