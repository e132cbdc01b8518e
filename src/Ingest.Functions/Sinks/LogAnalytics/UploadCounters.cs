namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>What the uploads of this process came to so far. Counted up from several threads; each number is exact, together they are not one moment.</summary>
internal sealed class UploadCounters
{
    private long _calls;
    private long _retries;
    private long _throttled;
    private long _bytes;
    private long _rowsStored;
    private volatile string _lastError = "";

    /// <summary>Calls that ended.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Calls that sent a body again.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Calls answered 429.</summary>
    public long Throttled => Interlocked.Read(ref _throttled);

    /// <summary>Bytes of bodies as sent.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Rows the service acknowledged.</summary>
    public long RowsStored => Interlocked.Read(ref _rowsStored);

    /// <summary>The last answer that was not 204: its status and the service's code, or the kind of the fault; empty where there was none.</summary>
    public string LastError => _lastError;

    public void Ended(in UploadAnswer answer, int rows, int bytes)
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _bytes, bytes);
        if (answer.Kind == AnswerKind.Stored)
        {
            Interlocked.Add(ref _rowsStored, rows);
            return;
        }

        Interlocked.Add(ref _throttled, answer.Kind == AnswerKind.Throttled ? 1 : 0);
        _lastError = $"{answer.Status} {answer.Code}";
    }

    public void Retried() => Interlocked.Increment(ref _retries);
}
