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

        var copy = _window.Claim(Keys.Of(1));

        Assert.True(copy is { IsCompletedSuccessfully: true });
        Assert.Equal(CommitOutcome.Stored, await copy);
    }

    [Fact]
    public async Task Claim_IdUnderWay_SharesTheOutcomeOfTheFirst()
    {
        foreach (var outcome in new[] { CommitOutcome.Stored, Retry, Invalid })
        {
            var window = new DuplicateWindow(2, TimeSpan.FromMinutes(10), _clock);
            Assert.Null(window.Claim(Keys.Of(1)));
            var copies = new[] { window.Claim(Keys.Of(1))!, window.Claim(Keys.Of(1))! };
            Assert.All(copies, c => Assert.False(c.IsCompleted));

            window.Settle([Keys.Of(1)], outcome);

            Assert.Equal([outcome, outcome], await Task.WhenAll(copies));
        }
    }

    [Fact]
    public void Settle_NotStored_ForgetsTheId()
    {
        foreach (var outcome in new[] { Retry, Invalid })
        {
            Assert.Null(_window.Claim(Keys.Of(1)));
            _window.Settle([Keys.Of(1)], outcome);
            Assert.Equal(0, _window.Count);
        }

        Assert.Null(_window.Claim(Keys.Of(1)));
    }

    [Fact]
    public void Settle_NotClaimed_IsAMistakeOfTheCaller()
    {
        Assert.Throws<InvalidOperationException>(() => _window.Settle([Keys.Of(1)], CommitOutcome.Stored));
        Store(1);
        Assert.Throws<InvalidOperationException>(() => _window.Settle([Keys.Of(1)], CommitOutcome.Stored));
    }

    [Fact]
    public void Claim_SameIdOfAnotherProducer_IsAnotherEvent()
    {
        Store(1);

        Assert.Null(_window.Claim(Keys.Of(1, "b")));
    }

    [Fact]
    public void Claim_AroundTheAge_ForgetsFromTheInstantOn()
    {
        Store(1);
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.NotNull(_window.Claim(Keys.Of(1)));

        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(_window.Claim(Keys.Of(1)));
    }

    [Fact]
    public void Claim_PastTheCapacity_ForgetsTheOneStoredFirst()
    {
        Assert.Null(_window.Claim(Keys.Of(1)));
        Store(2);
        _window.Settle([Keys.Of(1)], CommitOutcome.Stored);
        Store(3);

        Assert.Null(_window.Claim(Keys.Of(2)));
        Assert.NotNull(_window.Claim(Keys.Of(1)));
        Assert.NotNull(_window.Claim(Keys.Of(3)));
    }

    [Fact]
    public void Claim_ManyUnderWay_NoneIsForgotten()
    {
        for (var id = 0; id < 100; id++)
        {
            Assert.Null(_window.Claim(Keys.Of(id)));
        }

        _clock.Advance(TimeSpan.FromHours(1));
        for (var id = 0; id < 100; id++)
        {
            Assert.NotNull(_window.Claim(Keys.Of(id)));
        }
    }

    [Fact]
    public void Claim_FreshIds_AllocateNothingOnceWarm()
    {
        var window = new DuplicateWindow(100, TimeSpan.FromMinutes(10), TimeProvider.System);
        StoreMany(window, 0, 1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        StoreMany(window, 1_000, 2_000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(100, window.Count);
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
                    if (window.Claim(Keys.Of(id)) is { } first)
                    {
                        outcome = await first;
                        continue;
                    }

                    outcome = Random.Shared.Next(3) == 0 ? Retry : CommitOutcome.Stored;
                    Interlocked.Add(ref firsts[id], outcome.IsStored ? 1 : 0);
                    await Task.Yield();
                    window.Settle([Keys.Of(id)], outcome);
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
        Assert.Null(_window.Claim(Keys.Of(id)));
        _window.Settle([Keys.Of(id)], CommitOutcome.Stored);
    }

    private static void StoreMany(DuplicateWindow window, int from, int to)
    {
        for (var id = from; id < to; id++)
        {
            var key = Keys.Of(id);
            window.Claim(key);
            window.Settle([key], CommitOutcome.Stored);
        }
    }
}
