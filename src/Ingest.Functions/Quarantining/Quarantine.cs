using System.Threading.Channels;
using Ingest.Functions.Observing;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Quarantining;

/// <summary>
/// Keeps what is told of refused events, by way of a sink of its own. No request waits for it: a bounded queue lies between,
/// and what has no room there, or is not stored at the first try, is dropped and counted.
/// </summary>
internal sealed class Quarantine : IRejectSink, IAsyncDisposable
{
    /// <summary>Rejects that may wait: some 250 bytes each.</summary>
    private const int MostQueued = 4_096;

    /// <summary>Rejects that are written together.</summary>
    private const int MostRowsAtATime = 500;

    private readonly IRowSink _sink;
    private readonly RejectDescriber _describer;
    private readonly ReceiverMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly long _begun;
    private readonly Channel<Reject> _queue = Channel.CreateBounded<Reject>(new BoundedChannelOptions(MostQueued) { SingleReader = true });
    private readonly Task _writing;

    /// <summary>Protects both counts, so that no two requests take the last place of the share.</summary>
    private readonly Lock _lock = new();
    private readonly SlidingMinute _rows = new();
    private readonly SlidingMinute _rejects = new();

    /// <param name="sink">Takes rows of rejects; disposed of with this, where it can be.</param>
    public Quarantine(IRowSink sink, RejectDescriber describer, ReceiverMetrics metrics, TimeProvider clock)
    {
        _sink = sink;
        _describer = describer;
        _metrics = metrics;
        _clock = clock;
        _begun = clock.GetTimestamp();
        _writing = Task.Run(WriteAllAsync);
    }

    public void CountRows(int count)
    {
        lock (_lock)
        {
            _rows.Add(_clock.GetElapsedTime(_begun), count);
        }
    }

    public void Add(in RefusedEvent refused)
    {
        if (!IsWithinShare())
        {
            _metrics.RejectsEnded(RejectOutcome.OverShare, 1);
            return;
        }

        if (!_queue.Writer.TryWrite(_describer.Describe(refused)))
        {
            _metrics.RejectsEnded(RejectOutcome.QueueFull, 1);
        }
    }

    /// <summary>Takes no more and completes when what waits has been written or given up.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        await ((_sink as IAsyncDisposable)?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private bool IsWithinShare()
    {
        lock (_lock)
        {
            var now = _clock.GetElapsedTime(_begun);
            _rows.MoveTo(now);
            _rejects.MoveTo(now);
            if (!RejectShare.Admits(_rows.Total, _rejects.Total))
            {
                return false;
            }

            _rejects.Add(now, 1);
            return true;
        }
    }

    private async Task WriteAllAsync()
    {
        using var rows = new PooledBuffer();
        while (await _queue.Reader.WaitToReadAsync())
        {
            rows.Reset();
            var count = 0;
            while (count < MostRowsAtATime && _queue.Reader.TryRead(out var reject))
            {
                RejectWriter.Write(rows, reject);
                count++;
            }

            Count(await CommitAsync(new RowSet(rows.WrittenMemory, count)), count);
        }
    }

    private async ValueTask<CommitOutcome> CommitAsync(RowSet rows)
    {
        try
        {
            return await _sink.CommitAsync(rows);
        }
        catch (Exception)
        {
            // A sink answers its faults; one that does not must not end the quarantine for good. The count tells of it.
            return CommitOutcome.Retry(RetryReason.SinkFailed);
        }
    }

    private void Count(CommitOutcome outcome, int count)
    {
        var stored = 0;
        for (var row = 0; row < count; row++)
        {
            stored += outcome[row] == RowVerdict.Stored ? 1 : 0;
        }

        if (stored > 0)
        {
            _metrics.RejectsEnded(RejectOutcome.Stored, stored);
        }

        if (stored < count)
        {
            _metrics.RejectsEnded(RejectOutcome.NotStored, count - stored);
        }
    }
}
