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
    private readonly object _turn = new();

    /// <summary>Protects everything below.</summary>
    private readonly object _gate = new();
    private int _underWay;

    /// <summary>Ends with the last drain under way; null where there is none.</summary>
    private TaskCompletionSource? _idle;
    private ITimer? _clockwork;
    private bool _isAttended;
    private bool _isClosed;

    /// <summary>Looks at what earlier runs have left, and starts a drain if it is due.</summary>
    internal void Begin()
    {
        try
        {
            if (parts.Folder is not { } folder)
            {
                return;
            }

            var now = parts.Time.GetUtcNow();
            var pacing = parts.Memory.Recall(now);
            if (DrainDue.IsSoon(pacing, now) || folder.List() is not { Count: > 0 } entries)
            {
                return;
            }

            var waiting = BacklogReading.Waiting(entries, now);
            if (SpoolCensus.IsDue(entries) || BacklogReading.Decide(folder, waiting, pacing, now) == DueVerdict.Due)
            {
                Launch(DrainDemand.WhenDue, waiting);
            }
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // A folder that cannot be read has nothing that could be sent.
        }
    }

    /// <summary>
    /// Sees to the clock by which a run that lasts sends what it has recorded. Called again it changes nothing. Until the run has
    /// lasted a thread waits: the runtime's first timer costs a command more than its event does.
    /// </summary>
    /// <param name="rest">How much longer a run is short, and has no clock.</param>
    internal void Attend(TimeSpan rest)
    {
        lock (_gate)
        {
            if (_isAttended)
            {
                return;
            }

            _isAttended = true;
        }

        if (rest <= TimeSpan.Zero)
        {
            StartClockwork();
            return;
        }

        TryStart(() => AwaitLastingRun(rest), "telemetry clock");
    }

    /// <summary>Takes note of an event in memory, where so many wait now.</summary>
    internal void Queued(int waiting)
    {
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
            var outcome = await DrainNow().ConfigureAwait(false);
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
            return _idle?.Task ?? Task.CompletedTask;
        }
    }

    /// <inheritdoc cref="IEventDestination.Patience" />
    internal TimeSpan Patience(TimeSpan left) => uploader.Patience(left);

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
    public void Dispose() => _abandoned.Dispose();

    private Task<DrainOutcome> DrainNow()
    {
        var ended = new TaskCompletionSource<DrainOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!Launch(DrainDemand.Now, ended: ended.SetResult))
        {
            ended.SetResult(DrainOutcome.Kept);
        }

        return ended.Task;
    }

    /// <summary>
    /// Starts a drain on a thread of its own, which the host's ambient values (activities, cultures, principals) do not flow to. False
    /// where none begins any more.
    /// </summary>
    /// <param name="demand">Who wants it.</param>
    /// <param name="only">What it may take; null for all that is there when it begins.</param>
    /// <param name="ended">Gets the outcome.</param>
    private bool Launch(DrainDemand demand, IReadOnlyList<SpoolEntry>? only = null, Action<DrainOutcome>? ended = null)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            _underWay++;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (TryStart(() => Run(demand, only, ended), "telemetry delivery"))
        {
            return true;
        }

        Land();
        return false;
    }

    private static bool TryStart(ThreadStart work, string name)
    {
        try
        {
            new Thread(work) { IsBackground = true, Name = name }.UnsafeStart();
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }

    private void Run(DrainDemand demand, IReadOnlyList<SpoolEntry>? only, Action<DrainOutcome>? ended)
    {
        DrainOutcome outcome;
        lock (_turn)
        {
            outcome = uploader.Drain(demand, only, _abandoned.Token);
        }

        Land();
        ended?.Invoke(outcome);
    }

    private void Land()
    {
        lock (_gate)
        {
            if (--_underWay == 0)
            {
                _idle!.SetResult();
                _idle = null;
            }
        }
    }

    private void AwaitLastingRun(TimeSpan rest)
    {
        lock (_gate)
        {
            if (_isClosed || Monitor.Wait(_gate, rest))
            {
                return;
            }
        }

        StartClockwork();
    }

    private void StartClockwork()
    {
        lock (_gate)
        {
            if (!_isClosed)
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
