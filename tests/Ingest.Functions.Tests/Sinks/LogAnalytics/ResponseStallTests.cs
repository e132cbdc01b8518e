using Ingest.Functions.Sinks;
using LogsIngestion.StandIn.Faults;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>
/// Answers that stop for good after any byte of theirs. Apart from those that break off, since each takes the time of a call. On a
/// busy machine a good answer may come too late as well, so that there is a copy more.
/// </summary>
public sealed class ResponseStallTests
{
    // More than a 204 is long; a little less than an error, after which the next try would meet the same connection.
    private const int MostBytesOf204 = 96;
    private const int MostBytesOfAnError = 192;

    private static readonly RuleFaults Rig = new(atATime: 96, part: 0.4);

    [Fact]
    public async Task WriteAsync_StoredButTheAnswerStalls_IsStoredAndCopiesCanBeTold()
    {
        var results = await Rig.RunAsync(MostBytesOf204, FaultTimes.First, at => Fault.StallAt(at, Storing.Kept));

        Assert.All(results, r => Assert.Equal(CommitOutcome.Stored, r.Outcome));
        Assert.All(results, r => Assert.InRange(r.Copies, 1, 3));
        Assert.All(results.Take(40), r => Assert.InRange(r.Copies, 2, 3));
    }

    [Fact]
    public async Task WriteAsync_AFaultWhoseAnswerStalls_IsStored()
    {
        var results = await Rig.RunAsync(MostBytesOfAnError, FaultTimes.First, at => new Fault { Status = 503, Cut = new ResponseCut(at, CutEnding.Stall) });

        Assert.All(results, r => Assert.Equal(CommitOutcome.Stored, r.Outcome));
        Assert.All(results, r => Assert.InRange(r.Copies, 1, 2));
    }
}
