using Ingest.Functions.Deduplicating;
using Ingest.Functions.Sinks;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Deduplicating;

public sealed class DuplicateWindowTests
{
    private static readonly CommitOutcome Retry = CommitOutcome.Retry(RetryReason.QueueFull);
    private static readonly CommitOutcome Invalid = new(RetryReason.None, TimeSpan.Zero, [RowVerdict.Invalid]);

    private readonly ManualTimeProvider _clock = new();
    private readonly DuplicateWindow _window;

    public DuplicateWindowTests() => _window = new DuplicateWindow(2, TimeSpan.FromMinutes(10), _clock);

    [Fact]
    public async Task Claim_StoredId_IsItsOutcomeAtOnce()
    {
        Store(1);

        var copy = _window.Claim(1);

        Assert.True(copy is { IsCompletedSuccessfully: true });
        Assert.Equal(CommitOutcome.Stored, await copy);
    }

    [Fact]
    public async Task Claim_IdUnderWay_SharesTheOutcomeOfTheFirst()
    {
        foreach (var outcome in new[] { CommitOutcome.Stored, Retry, Invalid })
        {
            var window = new DuplicateWindow(2, TimeSpan.FromMinutes(10), _clock);
            Assert.Null(window.Claim(1));
            var copies = new[] { window.Claim(1)!, window.Claim(1)! };
            Assert.All(copies, c => Assert.False(c.IsCompleted));

            window.Settle(1, outcome);

            Assert.Equal([outcome, outcome], await Task.WhenAll(copies));
        }
    }

    [Fact]
    public void Settle_NotStored_ForgetsTheId()
    {
        foreach (var outcome in new[] { Retry, Invalid })
        {
            Assert.Null(_window.Claim(1));
            _window.Settle(1, outcome);
            Assert.Equal(0, _window.Count);
        }

        Assert.Null(_window.Claim(1));
    }

    [Fact]
    public void Settle_NotClaimed_IsAMistakeOfTheCaller()
    {
        Assert.Throws<InvalidOperationException>(() => _window.Settle(1, CommitOutcome.Stored));
        Store(1);
        Assert.Throws<InvalidOperationException>(() => _window.Settle(1, CommitOutcome.Stored));
    }

    [Fact]
    public void Claim_SameIdOfAnotherProducer_IsAnotherEvent()
    {
        Store(1);

        Assert.Null(_window.Claim(1, "b"));
    }

    [Fact]
    public void Claim_AroundTheAge_ForgetsFromTheInstantOn()
    {
        Store(1);
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.NotNull(_window.Claim(1));

        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(_window.Claim(1));
    }

    [Fact]
    public void Claim_PastTheCapacity_ForgetsThoseStoredFirst()
    {
        Assert.Null(_window.Claim(1));
        Store(2);
        Store(3);
        _window.Settle(1, CommitOutcome.Stored);
        Store(4);
        Assert.NotNull(_window.Claim(2));

        Store(5);

        Assert.Null(_window.Claim(2));
        Assert.Null(_window.Claim(3));
        Assert.All([1, 4, 5], id => Assert.NotNull(_window.Claim(id)));
    }

    [Fact]
    public void Settle_AgedIdStoredAgain_IsRememberedAnew()
    {
        Store(1);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Store(1);
        _clock.Advance(TimeSpan.FromMinutes(9));

        Assert.NotNull(_window.Claim(1));
    }

    [Fact]
    public void Claim_ManyAtOnce_MovesTheOwnToTheFrontAndListsTheOthers()
    {
        Store(2);
        Assert.Null(_window.Claim(4));
        UInt128[] ids = [1, 2, 3, 4, 1, 5];
        var copies = new List<ClaimedBefore>();

        var own = _window.Claim("a", ids, copies);

        Assert.Equal([1, 3, 5], ids[..own]);
        Assert.Equal([(1, true), (3, false), (4, false)], copies.Select(c => (c.At, c.First.IsCompleted)));
    }

    [Fact]
    public void Claim_ManyUnderWay_NoneIsForgotten()
    {
        for (var id = 0; id < 100; id++)
        {
            Assert.Null(_window.Claim(id));
        }

        _clock.Advance(TimeSpan.FromHours(1));
        for (var id = 0; id < 100; id++)
        {
            Assert.NotNull(_window.Claim(id));
        }
    }

    [Fact]
    public void Claim_FreshIds_AllocateNothingOnceWarm()
    {
        var window = new DuplicateWindow(100, TimeSpan.FromMinutes(10), TimeProvider.System);
        var copies = new List<ClaimedBefore>();
        StoreMany(window, 0, 1_000, copies);

        var before = GC.GetAllocatedBytesForCurrentThread();
        StoreMany(window, 1_000, 2_000, copies);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(window.Count, 100, 200);
    }

    [Fact]
    public async Task Claim_FromManyThreads_OneIsFirstForEachId()
    {
        const int Ids = 2_000;
        var window = new DuplicateWindow(Ids, TimeSpan.FromMinutes(10), TimeProvider.System);
        var firsts = new int[Ids];

        var threads = Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (var i = 0; i < Ids; i++)
            {
                // Each goes its own way through the ids, and gives every third claim back.
                var id = (i * 7 + thread * 131) % Ids;
                CommitOutcome outcome;
                do
                {
                    if (window.Claim(id) is { } first)
                    {
                        outcome = await first;
                        continue;
                    }

                    outcome = Random.Shared.Next(3) == 0 ? Retry : CommitOutcome.Stored;
                    Interlocked.Add(ref firsts[id], outcome.IsStored ? 1 : 0);
                    await Task.Yield();
                    window.Settle(id, outcome);
                }
                while (!outcome.IsStored);
            }
        }));
        await Task.WhenAll(threads);

        Assert.All(firsts, f => Assert.Equal(1, f));
        Assert.Equal(Ids, window.Count);
    }

    private void Store(int id)
    {
        Assert.Null(_window.Claim(id));
        _window.Settle(id, CommitOutcome.Stored);
    }

    private static void StoreMany(DuplicateWindow window, int from, int to, List<ClaimedBefore> copies)
    {
        for (var id = from; id < to; id++)
        {
            Span<UInt128> ids = [(UInt128)id];
            window.Claim("a", ids, copies);
            window.Settle("a", ids, CommitOutcome.Stored);
        }
    }
}
