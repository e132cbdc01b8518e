using System.Threading.Channels;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>
/// Joins the rows of all requests in flight into one batch. A batch leaves when the write before it has returned, so an
/// idle receiver adds no delay and a busy one shares each write among many requests. Each request waits for the outcome
/// of its own rows only.
/// </summary>
internal sealed partial class GroupCommitter : IAsyncDisposable
{
    /// <summary>Bytes of rows that may wait: 16 MiB. Past it a request is told to come back.</summary>
    public const int MaxQueuedBytes = 16 * 1024 * 1024;

    /// <summary>Bytes after which a batch takes no further rows.</summary>
    public const int MaxBatchBytes = 4 * 1024 * 1024;

    private readonly IBatchStore _store;
    private readonly ILogger _log;
    private readonly Channel<PendingRows> _queue = Channel.CreateUnbounded<PendingRows>(new() { SingleReader = true });
    private readonly Task _writing;
    private long _queuedBytes;

    public GroupCommitter(IBatchStore store, ILogger log)
    {
        _store = store;
        _log = log;
        _writing = Task.Run(WriteBatchesAsync);
    }

    /// <summary>Queues the rows for the next batch; may be called from any thread.</summary>
    public ValueTask<CommitOutcome> CommitAsync(RowSet rows)
    {
        if (Interlocked.Add(ref _queuedBytes, rows.Lines.Length) > MaxQueuedBytes)
        {
            Interlocked.Add(ref _queuedBytes, -rows.Lines.Length);
            return ValueTask.FromResult(CommitOutcome.Retry(RetryReason.QueueFull));
        }

        var pending = new PendingRows { Rows = rows };
        if (_queue.Writer.TryWrite(pending))
        {
            return pending.Outcome;
        }

        Interlocked.Add(ref _queuedBytes, -rows.Lines.Length);
        return ValueTask.FromResult(CommitOutcome.Retry(RetryReason.ShuttingDown));
    }

    /// <summary>Takes no more rows and completes when all queued ones have their outcome.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteBatchesAsync()
    {
        var batch = new List<PendingRows>();
        var lines = new List<ReadOnlyMemory<byte>>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            var bytes = 0;
            while (bytes < MaxBatchBytes && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
                lines.Add(pending.Rows.Lines);
                bytes += pending.Rows.Lines.Length;
            }

            var outcome = await WriteAsync(lines);
            Interlocked.Add(ref _queuedBytes, -bytes);
            foreach (var pending in batch)
            {
                pending.Complete(outcome);
            }

            batch.Clear();
            lines.Clear();
        }
    }

    private async ValueTask<CommitOutcome> WriteAsync(List<ReadOnlyMemory<byte>> lines)
    {
        try
        {
            return await _store.WriteAsync(lines);
        }
        catch (Exception e)
        {
            // A store answers its own faults; whatever else happens, the requests that wait must hear of it.
            LogUnforeseen(e.GetType().FullName ?? "", e.StackTrace ?? "");
            return CommitOutcome.Retry(RetryReason.SinkFailed);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A batch could not be written: {Kind}\n{Stack}")]
    private partial void LogUnforeseen(string kind, string stack);
}
