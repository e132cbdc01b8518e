using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Committing;

public sealed class PendingRowsTests
{
    private readonly PendingRows _rows = new(new RowSet("a\nb\nc\nd\n"u8.ToArray(), 4));

    [Fact]
    public async Task Complete_AllAtOnce_IsThatOutcome()
    {
        var outcome = _rows.Outcome;
        _rows.Complete(Run(0, 4), CommitOutcome.Retry(RetryReason.QuotaReached));

        Assert.Equal(CommitOutcome.Retry(RetryReason.QuotaReached), await outcome);
    }

    [Fact]
    public async Task Complete_InParts_EndsWithTheLast()
    {
        var outcome = _rows.Outcome;
        _rows.Complete(Run(2, 2), CommitOutcome.Stored);
        Assert.False(outcome.IsCompleted);
        _rows.Complete(Run(0, 2), CommitOutcome.Stored);

        Assert.Equal(CommitOutcome.Stored, await outcome);
    }

    [Fact]
    public async Task Complete_PartsWithDifferentFates_GivesEachRowItsOwn()
    {
        var outcome = _rows.Outcome;
        _rows.Complete(Run(3, 1), CommitOutcome.Retry(RetryReason.Throttled));
        _rows.Complete(Run(0, 3), new CommitOutcome(RetryReason.None, TimeSpan.Zero, [RowVerdict.Stored, RowVerdict.Invalid, RowVerdict.Stored]));
        var whole = await outcome;

        Assert.Equal([RowVerdict.Stored, RowVerdict.Invalid, RowVerdict.Stored, RowVerdict.Retry], whole.Rows!);
        Assert.Equal(RetryReason.Throttled, whole.Reason);
    }

    [Fact]
    public async Task Complete_SeveralToBeRetried_TakesTheLongestWait()
    {
        var outcome = _rows.Outcome;
        _rows.Complete(Run(0, 1), CommitOutcome.Retry(RetryReason.SinkFailed));
        _rows.Complete(Run(1, 2), CommitOutcome.Retry(RetryReason.QuotaReached));
        _rows.Complete(Run(3, 1), CommitOutcome.Retry(RetryReason.ShuttingDown));

        Assert.Equal(CommitOutcome.Retry(RetryReason.QuotaReached), await outcome);
    }

    private RowRun Run(int first, int count) => new(_rows, first, count, ReadOnlyMemory<byte>.Empty, 0);
}
