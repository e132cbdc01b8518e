using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Authenticating;

namespace Ingest.Functions.Tests.Authenticating;

public class RefusalWindowTests
{
    [Fact]
    public void Refuse_UpToTheMost_IsWritten()
    {
        var window = default(RefusalWindow);
        for (var i = 0; i < RefusalWindow.MostLines; i++)
        {
            var step = window.Refuse(TimeSpan.FromSeconds(i));
            Assert.Equal(RefusalLine.Written, step.Line);
            window = step.Next;
        }

        Assert.Equal(RefusalLine.Withheld, window.Refuse(TimeSpan.FromSeconds(59)).Line);
    }

    [Fact]
    public void Refuse_AfterAMinute_IsWrittenAgainAndTellsHowManyWereNot()
    {
        var window = default(RefusalWindow);
        for (var i = 0; i < RefusalWindow.MostLines + 7; i++)
        {
            window = window.Refuse(TimeSpan.Zero).Next;
        }

        var step = window.Refuse(RefusalWindow.Length);

        Assert.Equal(new RefusalStep(new RefusalWindow(RefusalWindow.Length, 1, 0), RefusalLine.Written, 7), step);
    }

    [Fact]
    public void Refuse_AnyTimes_WritesOrTellsOfEachAndNeverMoreThanTheMostInAMinute() =>
        Prop.ForAll(Gen.Choose(0, 20_000).ArrayOf().ToArbitrary(), gaps =>
        {
            var window = default(RefusalWindow);
            var now = TimeSpan.Zero;
            var written = new List<TimeSpan>();
            long told = 0;
            foreach (var gap in gaps)
            {
                now += TimeSpan.FromMilliseconds(gap);
                var step = window.Refuse(now);
                told += step.WithheldBefore;
                window = step.Next;
                if (step.Line == RefusalLine.Written)
                {
                    written.Add(now);
                }
            }

            Assert.Equal(gaps.Length, written.Count + told + window.Withheld);
            // Windows do not slide: two may meet within a minute.
            Assert.All(written, w => Assert.InRange(written.Count(o => o >= w && o < w + RefusalWindow.Length), 1, 2 * RefusalWindow.MostLines));
        }).QuickCheckThrowOnFailure();
}
