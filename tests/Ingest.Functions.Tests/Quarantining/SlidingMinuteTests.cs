using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Quarantining;

namespace Ingest.Functions.Tests.Quarantining;

public class SlidingMinuteTests
{
    [Fact]
    public void Total_AnyTimes_IsTheSumOfTheLastSixtySeconds() =>
        Prop.ForAll(Gen.Choose(0, 45_000).Zip(Gen.Choose(0, 9)).ArrayOf().ToArbitrary(), steps =>
        {
            var minute = new SlidingMinute();
            var all = new List<(long Second, int Count)>();
            var now = TimeSpan.Zero;
            foreach (var (gap, count) in steps)
            {
                now += TimeSpan.FromMilliseconds(gap);
                minute.Add(now, count);
                all.Add(((long)now.TotalSeconds, count));

                Assert.Equal(all.Where(a => a.Second > (long)now.TotalSeconds - 60).Sum(a => a.Count), minute.Total);
            }

            minute.MoveTo(now + TimeSpan.FromMinutes(1));
            Assert.Equal(0, minute.Total);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void MoveTo_ManyDaysAhead_ForgetsAll()
    {
        var minute = new SlidingMinute();
        minute.Add(TimeSpan.Zero, 5);

        minute.MoveTo(TimeSpan.FromDays(365));

        Assert.Equal(0, minute.Total);
    }

    [Theory]
    [InlineData(0, 59, true)]
    [InlineData(0, 60, false)]
    [InlineData(1_200, 60, false)]
    [InlineData(1_220, 60, true)]
    [InlineData(100_000, 4_999, true)]
    [InlineData(100_000, 5_000, false)]
    public void Admits_RowsAndRejectsOfAMinute_KeepsTheShareButNeverLessThanTheFloor(long rows, long rejects, bool isAdmitted) =>
        Assert.Equal(isAdmitted, RejectShare.Admits(rows, rejects));
}
