using Ingest.Functions.Sinks;

namespace Ingest.Functions.Committing;

/// <summary>Joins what became of one request's rows that travel in several batches. Thread-safe.</summary>
/// <param name="count">How many rows there are.</param>
internal sealed class DividedOutcome(int count)
{
    private readonly Lock _lock = new();
    private readonly RowVerdict[] _verdicts = new RowVerdict[count];
    private CommitOutcome _retry = CommitOutcome.Stored;
    private int _settled;

    /// <summary>Takes the outcome of some of the rows; gives that of all once the last are there.</summary>
    public CommitOutcome? Add(in RowRun run, CommitOutcome outcome)
    {
        lock (_lock)
        {
            for (var row = 0; row < run.Count; row++)
            {
                _verdicts[run.First + row] = outcome[row];
            }

            _retry = outcome.RetryAfter > _retry.RetryAfter ? outcome : _retry;
            _settled += run.Count;
            return _settled == count ? CommitOutcome.Of(_verdicts, _retry) : null;
        }
    }
}
