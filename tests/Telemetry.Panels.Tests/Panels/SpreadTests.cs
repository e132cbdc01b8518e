using Telemetry.Panels.Working;

namespace Telemetry.Panels.Tests.Panels;

public sealed class SpreadTests
{
    [Theory]
    [InlineData(50, 3)]
    [InlineData(95, 5)]
    [InlineData(1, 1)]
    [InlineData(100, 5)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    public void Percentile_OfFive_IsTheNearestRank(int percent, long expected) => Assert.Equal(expected, Of(5, 3, 1, 2, 4).Percentile(percent));

    [Fact]
    public void Percentile_OfAnyValues_IsThatOfTheSortedList()
    {
        var random = new Random(5);
        foreach (var count in Enumerable.Range(1, 120))
        {
            var values = Enumerable.Range(0, count).Select(_ => random.NextInt64(-40, 40)).ToArray();
            var sorted = values.Order().ToArray();
            foreach (var percent in new[] { 1, 50, 95, 99, 100 })
            {
                Assert.Equal(sorted[(int)Math.Ceiling(percent * count / 100m) - 1], Of(values).Percentile(percent));
            }
        }
    }

    [Fact]
    public void Figures_OfManyBlocks_AreThoseOfTheSortedList()
    {
        var random = new Random(6);
        var values = Enumerable.Range(0, 50_000).Select(i => i % 1000 == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.NextInt64(-3000, 3000)).ToArray();
        var sorted = values.Order().ToArray();
        var spread = Of(values);

        Assert.Equal([sorted[499], sorted[24_999], sorted[49_499], sorted[^1]], new[] { 1, 50, 99, 100 }.Select(p => spread.Percentile(p)!.Value));
        Assert.Equal((sorted[^1], sorted.Count(v => v > 1000)), (spread.Most, spread.Over(1000)));

        spread.Add(long.MaxValue);
        spread.Add(long.MinValue);
        Assert.Equal((long.MaxValue, 50_002L, long.MaxValue), (spread.Most, spread.Count, spread.Percentile(100)));
    }

    [Fact]
    public void Figures_OfNothing_AreNone() => Assert.Equal((null, null, 0L), (new Spread().Percentile(50), new Spread().Most, new Spread().Over(0)));

    private static Spread Of(params long[] values)
    {
        var spread = new Spread();
        foreach (var value in values)
        {
            spread.Add(value);
        }

        return spread;
    }
}
