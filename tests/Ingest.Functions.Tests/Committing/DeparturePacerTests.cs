using Ingest.Functions.Committing;

namespace Ingest.Functions.Tests.Committing;

public sealed class DeparturePacerTests
{
    private readonly DeparturePacer _pacer = new();
    private long _now;

    [Fact]
    public void Interval_AtStart_IsNone() => Assert.Equal(TimeSpan.Zero, _pacer.Interval);

    [Fact]
    public void Throttled_AgainAndAgain_DoublesToTheLongest()
    {
        var intervals = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            Throttle();
            intervals.Add(_pacer.Interval.TotalMilliseconds);
        }

        Assert.Equal([20, 40, 80, 160, 320, 640, 1280, 2560, 5000, 5000], intervals);
    }

    [Fact]
    public void Throttled_SeveralThatWereUnderWayTogether_DoublesOnce()
    {
        _pacer.Throttled(sentAt: 1, now: 10);
        _pacer.Throttled(sentAt: 2, now: 11);
        _pacer.Throttled(sentAt: 9, now: 12);
        Assert.Equal(DeparturePacer.First, _pacer.Interval);

        _pacer.Throttled(sentAt: 10, now: 20);
        Assert.Equal(DeparturePacer.First * 2, _pacer.Interval);
    }

    [Fact]
    public void Succeeded_AfterThrottling_ShortensToNone()
    {
        Throttle();
        _pacer.Succeeded();
        Assert.Equal(19.9, _pacer.Interval.TotalMilliseconds, 3);
        for (var i = 0; i < 200; i++)
        {
            _pacer.Succeeded();
        }

        Assert.Equal(TimeSpan.Zero, _pacer.Interval);
        _pacer.Succeeded();
        Assert.Equal(TimeSpan.Zero, _pacer.Interval);
    }

    [Fact]
    public void Succeeded_LongerInterval_ShortensByAPart()
    {
        for (var i = 0; i < 4; i++)
        {
            Throttle();
        }

        _pacer.Succeeded();

        Assert.Equal(160 - (160 * 160 / 60_000.0), _pacer.Interval.TotalMilliseconds, 3);
    }

    [Fact]
    public void Succeeded_FromTheLongest_IsBackWithinMinutes()
    {
        for (var i = 0; i < 10; i++)
        {
            Throttle();
        }

        var took = TimeSpan.Zero;
        while (_pacer.Interval > TimeSpan.FromMilliseconds(100))
        {
            took += _pacer.Interval;
            _pacer.Succeeded();
        }

        Assert.InRange(took, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Throttled_BelowTheFirstInterval_BeginsWithIt()
    {
        Throttle();
        _pacer.Succeeded();
        _pacer.Succeeded();
        Throttle();

        Assert.Equal(DeparturePacer.First, _pacer.Interval);
    }

    [Fact]
    public void Release_ForGood_PacesNothing()
    {
        Throttle();
        _pacer.Release();
        Assert.Equal(TimeSpan.Zero, _pacer.Interval);
        Throttle();

        Assert.Equal(TimeSpan.Zero, _pacer.Interval);
    }

    /// <summary>A write that left after all that were throttled before.</summary>
    private void Throttle() => _pacer.Throttled(sentAt: ++_now, now: ++_now);
}
