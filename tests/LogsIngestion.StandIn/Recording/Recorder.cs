using LogsIngestion.StandIn.Rules;

namespace LogsIngestion.StandIn.Recording;

/// <summary>Everything that was stored. Safe for concurrent use.</summary>
public sealed class Recorder : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<RecordedCall> _calls = [];
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unheard = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly RowKeeping _keeping;
    private readonly RowFile? _file;
    private long _rows;
    private long _duplicates;

    // Completed and replaced whenever rows arrive, so that waiting needs no polling.
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Recorder(TimeProvider clock, RowKeeping keeping, RowFile? file) => (_clock, _keeping, _file) = (clock, keeping, file);

    /// <summary>The stored calls so far, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many rows were stored, duplicates included.</summary>
    public long Rows
    {
        get
        {
            lock (_lock)
            {
                return _rows;
            }
        }
    }

    /// <summary>How many of the rows carry an event id that was stored before.</summary>
    public long Duplicates
    {
        get
        {
            lock (_lock)
            {
                return _duplicates;
            }
        }
    }

    /// <summary>How often each event id was stored.</summary>
    public IReadOnlyDictionary<string, int> CopiesByEventId
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, int>(_copies, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>What became of each event id, in no order.</summary>
    public IReadOnlyList<EventCopies> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _copies.Select(pair => new EventCopies(pair.Key, pair.Value, _unheard.GetValueOrDefault(pair.Key)))];
            }
        }
    }

    /// <summary>Completes once that many rows, duplicates included, are stored.</summary>
    public async Task WaitForRowsAsync(long count, CancellationToken cancellation = default)
    {
        while (true)
        {
            Task arrived;
            lock (_lock)
            {
                if (_rows >= count)
                {
                    return;
                }

                arrived = _arrived.Task;
            }

            await arrived.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // A call may still be storing.
        lock (_lock)
        {
            _file?.Dispose();
        }
    }

    /// <summary>The client was not told that these rows were stored, so that it may well send them again.</summary>
    internal void Unheard(RecordedCall call)
    {
        lock (_lock)
        {
            foreach (var id in call.Rows.Select(row => row.EventId).OfType<string>())
            {
                _unheard[id] = _unheard.GetValueOrDefault(id) + 1;
            }
        }
    }

    internal RecordedCall Store(UploadCall call, string? clientRequestId, Judgement judgement)
    {
        lock (_lock)
        {
            RecordedRow[] rows = [.. judgement.Rows.Select(Record)];
            var recorded = new RecordedCall(_calls.Count + 1, call.Rule, call.Stream, _clock.GetUtcNow(), clientRequestId, call.ContentEncoding, call.WireBytes, judgement.JsonBytes, rows);

            _calls.Add(recorded);
            _rows += rows.Length;
            _file?.Append(recorded, [.. judgement.Rows.Select(row => row.Json)]);
            _arrived.SetResult();
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return recorded;
        }
    }

    private RecordedRow Record(Row row)
    {
        var copy = 1;
        if (row.EventId is { } id)
        {
            copy = _copies[id] = _copies.GetValueOrDefault(id) + 1;
            _duplicates += copy > 1 ? 1 : 0;
        }

        return new RecordedRow(row.EventId, copy, _keeping == RowKeeping.Whole ? row.Json : default);
    }
}
