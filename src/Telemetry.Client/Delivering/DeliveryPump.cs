using Telemetry.Client.Recording;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Moves queued events to a destination in the background: when enough wait, when the oldest has waited long enough, when
/// asked, and at the end. It has no thread of its own, starts with the first event, and keeps no process alive.
/// </summary>
internal sealed class DeliveryPump : IDisposable
{
    private readonly Func<IEventDestination> _connect;
    private readonly DeliveryQueue _queue;
    private readonly TimeProvider _time;
    private readonly ExitDeadline _deadline;
    private readonly BatchDelivery _delivery;

    /// <summary>Released once for each reason to look at the queue; looking once too often is harmless.</summary>
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>Cancelled when the exit begins: ends waiting, not sending.</summary>
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Cancelled when the budget is over: ends sending.</summary>
    private readonly CancellationTokenSource _abandoned = new();

    /// <summary>Protects the start of the loop and the list of flushes.</summary>
    private readonly object _gate = new();
    private readonly List<TaskCompletionSource> _flushes = [];
    private Task? _loop;
    private ITimer? _linger;
    private volatile bool _lingered;

    internal DeliveryPump(Func<IEventDestination> connect, CounterLedger counters, TimeProvider time)
    {
        _connect = connect;
        _queue = new(counters);
        _time = time;
        _deadline = new(time);
        _delivery = new(_queue, _deadline, time, _closing.Token, _abandoned.Token);
    }

    /// <summary>Events waiting or under way.</summary>
    internal int Queued => _queue.Count;

    /// <summary>Takes an event and returns at once.</summary>
    internal void Post(byte[] line)
    {
        var waiting = _queue.Add(line);
        if (waiting == 0)
        {
            return;
        }

        EnsureStarted();
        if (waiting == 1)
        {
            _linger?.Change(DeliveryLimits.Linger, Timeout.InfiniteTimeSpan);
        }

        // Only on the way up: a loop that is busy looks at the count itself before it waits again.
        if (waiting == DeliveryLimits.EagerCount)
        {
            _wake.Release();
        }
    }

    /// <summary>Sends now, and completes when nothing is queued any more.</summary>
    internal Task FlushAsync()
    {
        if (_queue.Count == 0)
        {
            return Task.CompletedTask;
        }

        EnsureStarted();
        lock (_gate)
        {
            if (_queue.Count == 0)
            {
                return Task.CompletedTask;
            }

            var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _flushes.Add(flush);
            _wake.Release();
            return flush.Task;
        }
    }

    /// <summary>
    /// Begins the exit: what is queued is sent within <paramref name="budget"/>, measured from now. The task ends when that is
    /// done; the caller ends its own patience with <see cref="Abandon"/>.
    /// </summary>
    internal Task CloseAsync(TimeSpan budget)
    {
        _deadline.Start(budget);
        Quietly(_closing.CancelAsync());
        lock (_gate)
        {
            if (_loop is null)
            {
                _queue.End(DropReason.Closed, DropReason.Closed);
                return Task.CompletedTask;
            }

            _wake.Release();
            return _loop;
        }
    }

    /// <summary>Gives up everything that has no verdict yet; never blocks on the network.</summary>
    internal void Abandon(DropReason reason, DropReason later)
    {
        _queue.End(reason, later);
        Quietly(_closing.CancelAsync());
        Quietly(_abandoned.CancelAsync());
        _wake.Release();
    }

    /// <summary>Only after the loop has ended; an abandoned pump is left to the garbage collector, since its loop may still look at it.</summary>
    public void Dispose()
    {
        _linger?.Dispose();
        _wake.Dispose();
        _closing.Dispose();
        _abandoned.Dispose();
    }

    private void EnsureStarted()
    {
        if (Volatile.Read(ref _loop) is not null)
        {
            return;
        }

        lock (_gate)
        {
            if (_loop is not null)
            {
                return;
            }

            // The host's ambient values (activities, cultures, principals) must not be kept alive by, or seen in, the background.
            using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
            _linger = _time.CreateTimer(static pump => ((DeliveryPump)pump!).Lingered(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Volatile.Write(ref _loop, Task.Run(RunAsync));
        }
    }

    private void Lingered()
    {
        _lingered = true;
        try
        {
            _wake.Release();
        }
        catch (ObjectDisposedException)
        {
            // A timer may fire while it is being disposed.
        }
    }

    private async Task RunAsync()
    {
        IEventDestination? destination = null;
        try
        {
            while (!_abandoned.IsCancellationRequested)
            {
                await WaitForWorkAsync().ConfigureAwait(false);
                var batch = _queue.Take();
                if (batch.Length > 0)
                {
                    destination ??= _connect();
                    await _delivery.DeliverAsync(destination, batch).ConfigureAwait(false);
                }

                CompleteFlushes();
                if (_closing.IsCancellationRequested && _queue.Count == 0)
                {
                    break;
                }
            }
        }
        catch (Exception)
        {
            // Whatever failed here must not surface in the host as an unobserved exception; the events are accounted for below.
        }
        finally
        {
            var reason = _closing.IsCancellationRequested ? DropReason.Closed : DropReason.NotDelivered;
            _queue.End(DropReason.NotDelivered, reason);
            CompleteFlushes();
            Quietly(destination);
        }
    }

    private async Task WaitForWorkAsync()
    {
        while (!IsDue())
        {
            await _wake.WaitAsync().ConfigureAwait(false);
        }

        _lingered = false;
    }

    private bool IsDue()
    {
        if (_lingered || _closing.IsCancellationRequested || _queue.Count >= DeliveryLimits.EagerCount)
        {
            return true;
        }

        lock (_gate)
        {
            return _flushes.Count > 0;
        }
    }

    private void CompleteFlushes()
    {
        lock (_gate)
        {
            if (_queue.Count > 0)
            {
                return;
            }

            foreach (var flush in _flushes)
            {
                flush.TrySetResult();
            }

            _flushes.Clear();
        }
    }

    private static void Quietly(IDisposable? destination)
    {
        try
        {
            destination?.Dispose();
        }
        catch (Exception)
        {
            // A destination that cannot be disposed of has nothing to tell the host.
        }
    }

    /// <summary>
    /// Callbacks on a token are the network stack's code, so they run on the pool and not on the host's thread; what they throw
    /// is looked at, so that it does not surface in the host as an unobserved exception.
    /// </summary>
    private static void Quietly(Task cancelling) => cancelling.ContinueWith(
        static task => task.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
