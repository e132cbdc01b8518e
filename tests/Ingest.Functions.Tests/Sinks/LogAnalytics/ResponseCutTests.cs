using Ingest.Functions.Sinks;
using LogsIngestion.StandIn.Faults;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>
/// Answers that break off after any byte of theirs, over real TLS: what is answered as stored is there, once or as copies that
/// can be told, and what was not heard in full is not claimed.
/// </summary>
public sealed class ResponseCutTests
{
    // The last ones are sent whole, and the connection ends afterwards.
    private const int LeastBytesOf204 = 40;
    private const int MostBytesOf204 = 96;
    private const int LeastBytesOfAnError = 192;
    private const int MostBytesOfAnError = 256;

    // Less than the status line and the headers of any answer with a body.
    private const int BytesOfAHead = 100;

    [Theory]
    [InlineData(CutEnding.Reset)]
    [InlineData(CutEnding.HalfClose)]
    public async Task WriteAsync_StoredButTheAnswerIsCut_IsStoredWithOneCopyMore(CutEnding ending)
    {
        var results = await RuleFaults.RunAsync(MostBytesOf204, FaultTimes.First, at => new Fault { Cut = new ResponseCut(at, ending), Storing = Storing.Kept });

        Assert.All(results, r => Assert.Equal(CommitOutcome.Stored, r.Outcome));
        Assert.All(results, r => Assert.Equal(r.Copies, r.Calls));
        var heard = Heard(results, ending);
        Assert.All(results.Take(heard), r => Assert.Equal(2, r.Copies));
        Assert.All(results.Skip(heard), r => Assert.Equal(1, r.Copies));
    }

    [Fact]
    public async Task WriteAsync_StoredButEachAnswerIsCut_IsLeftToTheClient()
    {
        var results = await RuleFaults.RunAsync(MostBytesOf204, FaultTimes.Always, at => Fault.HalfCloseAt(at, Storing.Kept));

        var heard = Heard(results, CutEnding.HalfClose);
        Assert.All(results.Take(heard), r => Assert.Equal((CommitOutcome.Retry(RetryReason.SinkFailed), 3), (r.Outcome, r.Copies)));
        Assert.All(results.Skip(heard), r => Assert.Equal((CommitOutcome.Stored, 1), (r.Outcome, r.Copies)));
    }

    [Theory]
    [InlineData(CutEnding.Reset)]
    [InlineData(CutEnding.HalfClose)]
    [InlineData(CutEnding.Stall)]
    public async Task WriteAsync_AFaultWhoseAnswerIsCut_IsStoredOnce(CutEnding ending)
    {
        // After an answer that came whole the next try would meet the same connection, where nothing tells it of the stall.
        var bytes = ending == CutEnding.Stall ? LeastBytesOfAnError : MostBytesOfAnError;
        var results = await RuleFaults.RunAsync(bytes, FaultTimes.First, at => new Fault { Status = 503, Cut = new ResponseCut(at, ending) });

        Assert.All(results.Take(BytesOfAHead), r => Assert.Equal((CommitOutcome.Stored, 1, 2), (r.Outcome, r.Copies, r.Calls)));

        // The next try may take the connection of an answer that came whole before its end is seen, and end as a copy more.
        Assert.All(results.Skip(BytesOfAHead), r => Assert.Equal(CommitOutcome.Stored, r.Outcome));
        Assert.All(results.Skip(BytesOfAHead), r => Assert.InRange(r.Copies, 1, 2));
    }

    [Fact]
    public async Task WriteAsync_ARefusalWhoseAnswerIsCut_RefusesOnlyIfItWasHeard()
    {
        var results = await RuleFaults.RunAsync(MostBytesOfAnError, FaultTimes.First, at => new Fault { Status = 400, Cut = new ResponseCut(at, CutEnding.HalfClose) });

        Assert.All(results, r => Assert.Equal(r.Outcome.IsStored ? 1 : 0, r.Copies));
        Assert.All(results.Where(r => !r.Outcome.IsStored), r => Assert.Equal(CommitOutcome.Retry(RetryReason.StreamRefused), r.Outcome));
        Assert.True(results[0].Outcome.IsStored);
        Assert.False(results[^1].Outcome.IsStored);
    }

    [Fact]
    public async Task WriteAsync_StoredButTheAnswerStalls_IsStoredAndCopiesCanBeTold()
    {
        var results = await RuleFaults.RunAsync(MostBytesOf204, FaultTimes.First, at => Fault.StallAt(at, Storing.Kept));

        // Whether the last bytes are read before the wait is over is a matter of moments.
        Assert.All(results, r => Assert.Equal(CommitOutcome.Stored, r.Outcome));
        Assert.All(results.Take(LeastBytesOf204), r => Assert.Equal(2, r.Copies));
        Assert.All(results.Skip(LeastBytesOf204), r => Assert.InRange(r.Copies, 1, 2));
    }

    /// <summary>From how many bytes on an answer was heard, so that nothing was sent again.</summary>
    private static int Heard(IReadOnlyList<RuleResult> results, CutEnding ending)
    {
        // Windows throws away what it received and nobody read yet when a reset comes, so there it may be any of the last ones.
        var heard = ending == CutEnding.Reset && OperatingSystem.IsWindows()
            ? results.Count - results.Reverse().TakeWhile(r => r.Copies == 1).Count()
            : results.TakeWhile(r => r.Copies > 1).Count();
        Assert.InRange(heard, LeastBytesOf204, results.Count - 1);
        return heard;
    }
}
