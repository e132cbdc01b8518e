using Ingest.Functions.Committing;

namespace Ingest.Functions.Sinks.Files;

/// <summary>
/// Writes batches on a thread of its own. A flush blocks for as long as the device takes, and on a small machine a blocked
/// thread of the pool is one of the two that also serve requests.
/// </summary>
internal sealed class DiskThread : IBatchStore, IDisposable
{
    /// <summary>Protects the queue; the thread waits on it. A blocking collection would spin first, on a processor that requests need.</summary>
    private readonly object _lock = new();
    private readonly Queue<PendingWrite> _writes = [];
    private readonly IBatchStore _store;
    private readonly Thread _thread;
    private bool _isClosing;

    public DiskThread(IBatchStore store)
    {
        _store = store;
        _thread = new Thread(Run) { IsBackground = true, Name = "row files" };
        _thread.Start();
    }

    public ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, long queuedAt)
    {
        var write = new PendingWrite(parts, queuedAt);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosing, this);
            _writes.Enqueue(write);
            Monitor.Pulse(_lock);
        }

        return new ValueTask<CommitOutcome>(write.Done.Task);
    }

    /// <summary>Ends the thread once everything handed to it is written.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosing = true;
            Monitor.Pulse(_lock);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (Next() is { } write)
        {
            try
            {
                write.Done.SetResult(_store.WriteAsync(write.Parts, write.QueuedAt).AsTask().GetAwaiter().GetResult());
            }
            catch (Exception e)
            {
                write.Done.SetException(e);
            }
        }
    }

    private PendingWrite? Next()
    {
        lock (_lock)
        {
            while (_writes.Count == 0 && !_isClosing)
            {
                Monitor.Wait(_lock);
            }

            return _writes.TryDequeue(out var write) ? write : null;
        }
    }

    private sealed record PendingWrite(IReadOnlyList<ReadOnlyMemory<byte>> Parts, long QueuedAt)
    {
        public TaskCompletionSource<CommitOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
