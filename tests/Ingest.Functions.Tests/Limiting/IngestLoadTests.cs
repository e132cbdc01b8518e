using Ingest.Functions.Limiting;

namespace Ingest.Functions.Tests.Limiting;

public sealed class IngestLoadTests
{
    [Fact]
    public void TryEnter_AtTheLimit_IsRefusedUntilOneLeaves()
    {
        var load = new IngestLoad(2);
        Assert.True(load.TryEnter());
        Assert.True(load.TryEnter());
        Assert.False(load.TryEnter());
        Assert.Equal(2, load.InProgress);

        load.Leave();

        Assert.True(load.TryEnter());
    }

    [Fact]
    public async Task TryEnter_FromManyThreads_NeverHasMoreInsideThanAllowed()
    {
        var load = new IngestLoad(3);
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                if (load.TryEnter())
                {
                    InterlockedMax(ref most, Interlocked.Increment(ref inside));
                    Interlocked.Decrement(ref inside);
                    load.Leave();
                }
            }
        })));

        Assert.InRange(most, 1, 3);
        Assert.Equal(0, load.InProgress);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
