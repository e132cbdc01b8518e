using System.Collections.Concurrent;
using Ingest.Functions.Committing;

namespace Ingest.Functions.Sinks.Files;

/// <summary>
/// Writes batches on a thread of its own. A flush blocks for as long as the device takes, and on a small machine a blocked
/// thread of the pool is one of the two that also serve requests.
/// </summary>
internal sealed class DiskThread : IBatchStore, IDisposable
{
    private readonly BlockingCollection<PendingWrite> _writes = [];
    private readonly IBatchStore _store;
    private readonly Thread _thread;

    public DiskThread(IBatchStore store)
    {
        _store = store;
        _thread = new Thread(Run) { IsBackground = true, Name = "row files" };
        _thread.Start();
    }

    public ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, long queuedAt)
    {
        var write = new PendingWrite(parts, queuedAt);
        _writes.Add(write);
        return new ValueTask<CommitOutcome>(write.Done.Task);
    }

    /// <summary>Ends the thread once everything handed to it is written.</summary>
    public void Dispose()
    {
        _writes.CompleteAdding();
        _thread.Join();
        _writes.Dispose();
    }

    private void Run()
    {
        foreach (var write in _writes.GetConsumingEnumerable())
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

    private sealed record PendingWrite(IReadOnlyList<ReadOnlyMemory<byte>> Parts, long QueuedAt)
    {
        public TaskCompletionSource<CommitOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
