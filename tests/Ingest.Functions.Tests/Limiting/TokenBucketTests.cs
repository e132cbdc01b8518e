using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Limiting;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Limiting;

public sealed class TokenBucketTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Take_UpToTheBurst_IsAdmittedAndThenRefusedWithTheWait()
    {
        var bucket = new TokenBucket(new RatePolicy(10, 20), _clock);

        Assert.Equal(new RateReading(TimeSpan.Zero, 19, TimeSpan.FromSeconds(0.1)), bucket.Take(1));
        Assert.Equal(new RateReading(TimeSpan.Zero, 0, TimeSpan.FromSeconds(2)), bucket.Take(19));
        Assert.Equal(new RateReading(TimeSpan.FromSeconds(0.1), 0, TimeSpan.FromSeconds(2)), bucket.Take(1));
        Assert.Equal(new RateReading(TimeSpan.FromSeconds(1), 0, TimeSpan.FromSeconds(2)), bucket.Take(10));
    }

    [Fact]
    public void Take_Refused_CostsNothing()
    {
        var bucket = new TokenBucket(new RatePolicy(10, 20), _clock);
        bucket.Take(15);

        Assert.False(bucket.Take(6).IsAdmitted);
        Assert.True(bucket.Take(5).IsAdmitted);
    }

    [Fact]
    public void Take_AfterTheWaitItNamed_IsAdmittedAndATickBeforeIsNot()
    {
        var bucket = new TokenBucket(new RatePolicy(3, 7), _clock);
        bucket.Take(7);
        var wait = bucket.Take(5).Wait;

        _clock.Advance(wait - TimeSpan.FromMicroseconds(10));
        Assert.False(bucket.Take(5).IsAdmitted);
        _clock.Advance(TimeSpan.FromMicroseconds(10));
        Assert.True(bucket.Take(5).IsAdmitted);
    }

    [Fact]
    public void Take_AfterALongPause_HasTheBurstOnce()
    {
        var bucket = new TokenBucket(new RatePolicy(10, 20), _clock);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.True(bucket.Take(20).IsAdmitted);
        Assert.Equal(0, bucket.Peek().Remaining);
        Assert.False(bucket.Take(1).IsAdmitted);
    }

    [Fact]
    public void Take_MoreThanTheBurst_PassesWhenFullAndEmptiesIt()
    {
        var bucket = new TokenBucket(new RatePolicy(10, 20), _clock);
        bucket.Take(1);

        var refused = bucket.Take(5_000);
        _clock.Advance(refused.Wait);
        var passed = bucket.Take(5_000);

        Assert.Equal(TimeSpan.FromSeconds(0.1), refused.Wait);
        Assert.Equal(new RateReading(TimeSpan.Zero, 0, TimeSpan.FromSeconds(2)), passed);
    }

    [Fact]
    public void Peek_AnyTimes_TakesNothing()
    {
        var bucket = new TokenBucket(new RatePolicy(1, 1), _clock);

        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(bucket.Peek().IsAdmitted));
        bucket.Take(1);
        Assert.Equal(TimeSpan.FromSeconds(1), bucket.Peek().Wait);
    }

    [Fact]
    public void Take_AnyRequests_NeverAdmitsMoreThanBurstAndRate() =>
        Prop.ForAll(Gen.Choose(1, 50).ToArbitrary(), Gen.Choose(0, 50).ToArbitrary(), Gen.Choose(0, 400).ListOf().ToArbitrary(), (rate, extra, pauses) =>
        {
            var clock = new ManualTimeProvider();
            var policy = new RatePolicy(rate, rate + extra);
            var bucket = new TokenBucket(policy, clock);
            long admitted = 0;
            long passed = 0;
            foreach (var pause in pauses)
            {
                clock.Advance(TimeSpan.FromMilliseconds(pause));
                passed += pause;
                var events = (pause % policy.Burst) + 1;
                admitted += bucket.Take(events).IsAdmitted ? events : 0;
                Assert.True(admitted <= policy.Burst + (passed / 1000.0 * rate) + 0.001);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Take_FromManyThreads_AdmitsTheBurstExactly()
    {
        var bucket = new TokenBucket(new RatePolicy(1_000, 5_000), _clock);

        var admitted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 1_000).Count(_ => bucket.Take(1).IsAdmitted))));

        Assert.Equal(5_000, admitted.Sum());
    }
}
