using System.Threading.Channels;
using Telemetry.Client.Events;
using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;
using Telemetry.Client.Recording;
using Telemetry.Client.Sinking;
using Telemetry.Client.Spans;

namespace Telemetry.Client.Kvp.Writing;

/// <summary>
/// Appends events to a pool of Hyper-V's data exchange. The host's thread only queues; one task takes what waits and appends it under one lock.
/// What finds the queue full, the pool unwritable or the exit budget over is dropped and counted.
/// </summary>
internal sealed class KvpSink : IEventSink
{
    /// <summary>Events that may wait; at most 4 MiB of records where each is in one.</summary>
    internal const int QueueLength = 1024;

    /// <summary>The most that one lock is held for: 640 KiB of records, about a millisecond of writing.</summary>
    private const int BatchLength = 256;

    private readonly Channel<DiagnosticEvent> _queue =
        Channel.CreateBounded<DiagnosticEvent>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private readonly KvpStore _store;
    private readonly SpanFilter _filter;
    private readonly CounterLedger _counters;
    private readonly Func<DiagnosticEvent, string> _key;

    /// <summary>Protects the making of the task.</summary>
    private readonly object _starting = new();
    private volatile bool _isAbandoned;
    private Task? _writing;
    private int _waiting;

    /// <param name="filter">What passes; spans have passed it before.</param>
    /// <param name="key">The key of an event; called by the writing task alone.</param>
    internal KvpSink(KvpStore store, SpanFilter filter, CounterLedger counters, Func<DiagnosticEvent, string> key)
    {
        _store = store;
        _filter = filter;
        _counters = counters;
        _key = key;
    }

    public void Take(RecordedEvent recorded)
    {
        try
        {
            if (recorded.Data is not SpanEvent && !_filter.Passes(recorded.Kind.Name, DiagnosticText.SpanLevelOf(recorded.Data)))
            {
                return;
            }

            Interlocked.Increment(ref _waiting);
            if (DiagnosticText.Of(recorded) is { } diagnostic && _queue.Writer.TryWrite(diagnostic))
            {
                Start();
                return;
            }

            Drop(1);
        }
        catch (Exception)
        {
            Drop(1);
        }
    }

    public Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        lock (_starting)
        {
            return _writing ?? Task.CompletedTask;
        }
    }

    public void Abandon()
    {
        _isAbandoned = true;
        Drop(Volatile.Read(ref _waiting));
    }

    private void Drop(int count)
    {
        if (count > 0)
        {
            Interlocked.Add(ref _waiting, -count);
            _counters.AddSinkDropped(count);
        }
    }

    /// <summary>The first event starts the task: a run that records nothing has none.</summary>
    private void Start()
    {
        if (Volatile.Read(ref _writing) is not null)
        {
            return;
        }

        lock (_starting)
        {
            if (_writing is null)
            {
                // The host's ambient values must not be seen in the background.
                using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
                Volatile.Write(ref _writing, Task.Run(WriteAsync));
            }
        }
    }

    private async Task WriteAsync()
    {
        await ClearStaleAsync().ConfigureAwait(false);
        var batch = new List<KvpRecord>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            var events = 0;
            while (batch.Count < BatchLength && _queue.Reader.TryRead(out var diagnostic))
            {
                events++;
                batch.AddRange(ValueChunks.Of(_key(diagnostic), diagnostic.Value.Replace('\0', '?')));
            }

            await AppendAsync(batch, events).ConfigureAwait(false);
        }
    }

    private async Task AppendAsync(List<KvpRecord> batch, int events)
    {
        if (_isAbandoned)
        {
            return;
        }

        try
        {
            await _store.AppendAsync(batch).ConfigureAwait(false);
            Interlocked.Add(ref _waiting, -events);
        }
        catch (Exception)
        {
            // A full disk, a missing folder, no right to write, or others that held the pool for too long.
            Drop(events);
        }
    }

    /// <summary>What an earlier boot left is of no interest to the host. Once is enough: a pool that was written since is not stale.</summary>
    private async Task ClearStaleAsync()
    {
        try
        {
            await _store.ClearIfStaleAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // What cannot be cleared cannot be appended to either, and that is counted.
        }
    }
}
