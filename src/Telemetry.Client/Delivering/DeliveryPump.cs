using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Starts drains in the background: when a run begins and one is due, as a long run goes on, and when asked. It keeps no process
/// alive; while no drain is under way, ending it takes no time.
/// </summary>
/// <param name="uploader">What drains.</param>
/// <param name="spool">The spool that this process writes to; null where there is none.</param>
/// <param name="parts">What the uploader works with.</param>
internal sealed class DeliveryPump(Uploader uploader, Spool? spool, UploaderParts parts) : IDisposable
{
    /// <summary>Cancelled when the exit budget is over: ends sending.</summary>
    private readonly CancellationTokenSource _abandoned = new();

    /// <summary>Held by the drain under way; the next one waits for it.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Protects everything below.</summary>
    private readonly object _gate = new();
    private Task _underWay = Task.CompletedTask;
    private ITimer? _clockwork;
    private bool _isClosed;

    /// <summary>Looks at what earlier runs have left, and starts a drain if it is due.</summary>
    internal void Begin()
    {
        try
        {
            if (parts.Folder is not { } folder || folder.List() is not { Count: > 0 } entries)
            {
                return;
            }

            var now = parts.Time.GetUtcNow();
            if (SpoolCensus.IsDue(entries) || BacklogReading.Decide(folder, entries, parts.Memory.Recall(now), now) == DueVerdict.Due)
            {
                Launch(DrainDemand.WhenDue, entries);
            }
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // A folder that cannot be read has nothing that could be sent.
        }
    }

    /// <summary>
    /// Starts the clock by which a run that lasts sends what it has recorded. Waits first, on the caller's thread, for the run to have
    /// lasted: the runtime's first timer costs a command more than its event does.
    /// </summary>
    /// <param name="shortRun">A run that ends within this time has no clock.</param>
    internal void Attend(TimeSpan shortRun)
    {
        lock (_gate)
        {
            if (_isClosed || Monitor.Wait(_gate, shortRun))
            {
                return;
            }
        }

        StartClockwork();
    }

    /// <summary>Takes note of an event in memory, where so many wait now.</summary>
    internal void Queued(int waiting)
    {
        StartClockwork();
        // Only on the way up: a drain that is under way takes the rest along.
        if (waiting == DeliveryLimits.EagerCount)
        {
            Launch(DrainDemand.WhenDue);
        }
    }

    /// <summary>Sends now what this process and earlier ones have recorded.</summary>
    internal async Task<DrainOutcome> FlushAsync()
    {
        spool?.Close();
        while (true)
        {
            var outcome = await Launch(DrainDemand.Now).ConfigureAwait(false);
            if (outcome != DrainOutcome.Busy)
            {
                return outcome;
            }

            await Task.Delay(DeliveryLimits.BusyInterval, parts.Time, _abandoned.Token).ConfigureAwait(false);
        }
    }

    /// <summary>No drain begins any more; the task ends with the one under way, and has ended where there is none.</summary>
    internal Task Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
            _clockwork?.Dispose();
            return _underWay;
        }
    }

    /// <summary>Ends the drain under way; never blocks on the network.</summary>
    internal void Abandon()
    {
        // Callbacks on a token are the network stack's code, so they run on the pool and not on the host's thread; what they throw
        // is looked at, so that it does not surface in the host as an unobserved exception.
        _abandoned.CancelAsync().ContinueWith(
            static task => task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Only after the last drain has ended; an abandoned pump is left to the garbage collector, since a drain may still look at it.</summary>
    public void Dispose()
    {
        _turn.Dispose();
        _abandoned.Dispose();
    }

    /// <param name="demand">Who wants it.</param>
    /// <param name="only">What it may take; null for all that is there when it begins.</param>
    private Task<DrainOutcome> Launch(DrainDemand demand, IReadOnlyList<SpoolEntry>? only = null)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return Task.FromResult(DrainOutcome.Kept);
            }

            // The host's ambient values (activities, cultures, principals) must not be kept alive by, or seen in, the background.
            using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
            var drain = Task.Run(() => RunAsync(demand, only));
            _underWay = Task.WhenAll(_underWay, drain);
            return drain;
        }
    }

    private async Task<DrainOutcome> RunAsync(DrainDemand demand, IReadOnlyList<SpoolEntry>? only)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await uploader.DrainAsync(demand, only, _abandoned.Token).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void StartClockwork()
    {
        lock (_gate)
        {
            if (_clockwork is null && !_isClosed)
            {
                using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
                _clockwork = parts.Time.CreateTimer(
                    static pump => ((DeliveryPump)pump!).Tick(), this, DeliveryLimits.Patience, DeliveryLimits.Patience);
            }
        }
    }

    private void Tick()
    {
        try
        {
            var waits = spool?.OpenEvents > 0 || parts.Backlog.Count > 0;
            var now = parts.Time.GetUtcNow();
            if (waits && DrainDue.Allowed(parts.Memory.Recall(now), DrainDemand.WhenDue, now) == DueVerdict.Due)
            {
                spool?.Close();
                Launch(DrainDemand.WhenDue);
            }
        }
        catch (Exception)
        {
            // A timer has nobody to tell; the next one tries again.
        }
    }
}
