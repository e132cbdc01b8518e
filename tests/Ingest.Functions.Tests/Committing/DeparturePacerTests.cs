using Ingest.Functions.Committing;

namespace Ingest.Functions.Tests.Committing;

public sealed class DeparturePacerTests
{
    private readonly DeparturePacer _pacer = new();

    [Fact]
    public void Interval_AtStart_IsNone() => Assert.Equal(TimeSpan.Zero, _pacer.Interval);

    [Fact]
    public void Throttled_AgainAndAgain_DoublesToTheLongest()
    {
        var intervals = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            _pacer.Throttled();
            intervals.Add(_pacer.Interval.TotalMilliseconds);
        }

        Assert.Equal([20, 40, 80, 160, 320, 640, 1280, 2560, 5000, 5000], intervals);
    }

    [Fact]
    public void Succeeded_AfterThrottling_ShortensByAFixedStepToNone()
    {
        _pacer.Throttled();
        var successes = 0;
        while (_pacer.Interval > TimeSpan.Zero)
        {
            var before = _pacer.Interval;
            _pacer.Succeeded();
            Assert.Equal(DeparturePacer.Step, before - _pacer.Interval);
            successes++;
        }

        Assert.Equal(DeparturePacer.First / DeparturePacer.Step, successes);
        _pacer.Succeeded();
        Assert.Equal(TimeSpan.Zero, _pacer.Interval);
    }

    [Fact]
    public void Throttled_BelowTheFirstInterval_BeginsWithIt()
    {
        _pacer.Throttled();
        _pacer.Succeeded();
        _pacer.Succeeded();
        _pacer.Throttled();

        Assert.Equal(DeparturePacer.First, _pacer.Interval);
    }

    [Fact]
    public void Release_ForGood_PacesNothing()
    {
        _pacer.Throttled();
        _pacer.Release();
        Assert.Equal(TimeSpan.Zero, _pacer.Interval);
        _pacer.Throttled();

        Assert.Equal(TimeSpan.Zero, _pacer.Interval);
    }
}
