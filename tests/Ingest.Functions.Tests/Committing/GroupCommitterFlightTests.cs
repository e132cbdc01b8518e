using System.Text;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Ingest.Functions.Tests.Sinks.LogAnalytics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Functions.Tests.Committing;

/// <summary>Several writes under way at a time, on a clock on which waiting takes no time.</summary>
public sealed class GroupCommitterFlightTests
{
    private static readonly CommitPolicy Policy = new(2, 10, 10, TimeSpan.FromMilliseconds(50));

    private readonly GatedStore _store = new();
    private readonly SkippingClock _clock = new();
    private readonly DeparturePacer _pacer = new();

    [Fact]
    public async Task CommitAsync_OthersInFlight_LeavesAfterTheDelayUpToTheMost()
    {
        var committer = Committer();
        var first = Commit(committer, "a\n");
        var one = await _store.NextAsync();
        Assert.Empty(_clock.Waits);
        var second = Commit(committer, "b\n");
        var two = await _store.NextAsync();
        Assert.Equal([TimeSpan.FromMilliseconds(50)], _clock.Waits);

        var third = Commit(committer, "c\n");
        two.End(CommitOutcome.Stored);
        Assert.True((await second).IsStored);
        var three = await _store.NextAsync();
        Assert.Equal(["c\n"], three.Parts);
        Assert.False(first.IsCompleted);
        one.End(CommitOutcome.Retry(RetryReason.SinkFailed));
        three.End(CommitOutcome.Stored);

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), await first);
        Assert.True((await third).IsStored);
        await committer.DisposeAsync();
    }

    [Fact]
    public async Task CommitAsync_RowsThatWaited_TellSinceWhen()
    {
        var committer = Committer();
        var first = Commit(committer, "a\n");
        var one = await _store.NextAsync();
        var second = Commit(committer, "b\n");
        var two = await _store.NextAsync();
        var queuedAt = _clock.GetTimestamp();
        var later = Commit(committer, "c\n");
        _clock.Advance(TimeSpan.FromSeconds(9));
        var last = Commit(committer, "d\n");
        one.End(CommitOutcome.Stored);
        var three = await _store.NextAsync();

        Assert.Equal(["c\n", "d\n"], three.Parts);
        Assert.Equal(queuedAt, three.QueuedAt);
        two.End(CommitOutcome.Stored);
        three.End(CommitOutcome.Stored);
        await Task.WhenAll(first, second, later, last);
        await committer.DisposeAsync();
    }

    [Fact]
    public async Task CommitAsync_MoreThanABatch_TravelsInSeveralAtOnceEachRowWithItsVerdict()
    {
        var committer = Committer();
        var whole = committer.CommitAsync(new RowSet("aaaa\nbbbb\ncccc\ndddd\n"u8.ToArray(), 4)).AsTask();
        var one = await _store.NextAsync();
        var two = await _store.NextAsync();
        two.End(new CommitOutcome(RetryReason.None, TimeSpan.Zero, [RowVerdict.Stored, RowVerdict.Invalid]));
        one.End(CommitOutcome.Retry(RetryReason.Throttled));

        Assert.Equal(["aaaa\nbbbb\n"], one.Parts);
        Assert.Equal(["cccc\ndddd\n"], two.Parts);
        Assert.Equal([RowVerdict.Retry, RowVerdict.Retry, RowVerdict.Stored, RowVerdict.Invalid], (await whole).Rows!);
        await committer.DisposeAsync();
        Assert.Equal(0, committer.HeldBytes);
    }

    [Fact]
    public async Task CommitAsync_RowsOfSeveralRequestsInABatch_EachHearsItsOwnVerdict()
    {
        var committer = Committer();
        var first = Commit(committer, "a\n");
        var one = await _store.NextAsync();
        var two = Commit(committer, "b\n");
        var waiting = await _store.NextAsync();
        var good = Commit(committer, "good\n");
        var bad = Commit(committer, "bad\n");
        one.End(CommitOutcome.Stored);
        var joined = await _store.NextAsync();
        joined.End(new CommitOutcome(RetryReason.None, TimeSpan.Zero, [RowVerdict.Stored, RowVerdict.Invalid]));
        waiting.End(CommitOutcome.Stored);

        Assert.Equal(["good\n", "bad\n"], joined.Parts);
        Assert.Equal(CommitOutcome.Stored, await good);
        Assert.Equal(RowVerdict.Invalid, (await bad)[0]);
        await Task.WhenAll(first, two);
        await committer.DisposeAsync();
    }

    [Fact]
    public async Task CommitAsync_Paced_LeavesNotBeforeTheInterval()
    {
        _pacer.Throttled(0, 0);
        var committer = Committer();
        var first = Commit(committer, "a\n");
        (await _store.NextAsync()).End(CommitOutcome.Stored);
        await first;
        var second = Commit(committer, "b\n");
        (await _store.NextAsync()).End(CommitOutcome.Stored);
        await second;

        Assert.Equal([DeparturePacer.First], _clock.Waits);
        await committer.DisposeAsync();
    }

    private GroupCommitter Committer() => new(_store, Policy, _pacer, _clock, NullLogger.Instance);

    private static Task<CommitOutcome> Commit(GroupCommitter committer, string line) =>
        committer.CommitAsync(new RowSet(Encoding.UTF8.GetBytes(line), 1)).AsTask();
}
