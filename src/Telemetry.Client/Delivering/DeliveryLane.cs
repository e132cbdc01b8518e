using Telemetry.Client.Events;
using Telemetry.Client.Placing;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>The way of events that leave the machine: into the spool, or into memory where that cannot be, and out by the pump. Thread-safe.</summary>
internal sealed class DeliveryLane : IDisposable
{
    private readonly Spool? _spool;
    private readonly MemoryBacklog _memory;
    private readonly DeliveryPump _pump;
    private readonly CounterLedger _counters;

    private DeliveryLane(Spool? spool, UploaderParts parts)
    {
        _spool = spool;
        _memory = parts.Backlog;
        _counters = parts.Counters;
        _pump = new(new Uploader(parts), spool, parts);
    }

    /// <summary>Events waiting or under way in memory.</summary>
    internal int Queued => _memory.Count;

    internal static DeliveryLane Open(
        TelemetryHost host, TelemetryFolders? folders, Func<HttpsTarget> target, CounterLedger counters, Func<bool> maySend, EventEncoder encoder)
    {
        var folder = folders is null ? null : new SpoolFolder(folders.State, host.Disk);
        var spool = folder is null ? null : new Spool(folder, host.Ids, host.Time, counters);
        return new(spool, new()
        {
            Folder = folder,
            Memory = new(folder is null ? null : new(folder)),
            Sent = folder is null ? null : new(folder),
            Backlog = new(counters, host.Ids),
            Connect = () => host.Connect(target()),
            MaySend = maySend,
            Encoder = encoder,
            Counters = counters,
            Ids = host.Ids,
            Random = host.Random,
            Time = host.Time,
        });
    }

    internal void Begin() => _pump.Begin();

    /// <inheritdoc cref="DeliveryPump.Attend" />
    internal void Attend(TimeSpan rest) => _pump.Attend(rest);

    internal void Take(RecordKind kind, ReadOnlySpan<byte> line)
    {
        if (line.Length > SpoolLimits.MaxEventBytes)
        {
            _counters.AddDropped(DropReason.TooLarge);
            _spool?.NoteLoss(DropReason.TooLarge, 1);
        }
        else if (_spool?.TryAppend(kind, line) == true)
        {
            _counters.AddSpooled(1);
        }
        else if (_memory.Add(kind, line) is > 0 and var waiting)
        {
            _pump.Queued(waiting);
        }
    }

    internal Task<DrainOutcome> FlushAsync() => _pump.FlushAsync();

    /// <summary>Hands over to later runs what is in the spool; the task ends with the drain under way.</summary>
    internal Task Close()
    {
        _spool?.Close();
        return _pump.Close();
    }

    /// <inheritdoc cref="IEventDestination.Patience" />
    internal TimeSpan Patience(TimeSpan left) => _pump.Patience(left);

    /// <summary>The exit budget is over: what has no verdict yet stays in the spool, or is lost with the memory.</summary>
    internal void Abandon(DropReason reason)
    {
        GiveUpMemory(reason);
        _pump.Abandon();
    }

    /// <summary>A refusal came: nothing more is sent, and what this process has recorded goes.</summary>
    internal void Withdraw()
    {
        _pump.Abandon();
        var discarded = _spool?.Discard() ?? 0;
        _counters.AddSpooled(-discarded);
        _counters.AddDropped(DropReason.Withdrawn, discarded);
        _memory.End(DropReason.Withdrawn, DropReason.Withdrawn);
        _memory.TakeLosses();
    }

    /// <summary>After the last drain has ended: what is left in memory is lost.</summary>
    /// <inheritdoc cref="DeliveryPump.Dispose" />
    public void Dispose()
    {
        GiveUpMemory(DropReason.NotDelivered);
        _pump.Dispose();
    }

    private void GiveUpMemory(DropReason reason)
    {
        var lost = _memory.End(reason, DropReason.Closed);
        var madeRoom = _memory.TakeLosses();
        if (_spool is not null && (lost > 0 || madeRoom is not null))
        {
            _spool.NoteLoss(reason, lost);
            _spool.NoteLoss(DropReason.QueueFull, (int)(madeRoom?[DropReason.QueueFull] ?? 0));
            _spool.Close();
        }
    }
}
