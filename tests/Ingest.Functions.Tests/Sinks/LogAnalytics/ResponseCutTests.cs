using Ingest.Functions.Sinks;
using LogsIngestion.StandIn.Faults;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>
/// Answers that break off after any byte of theirs, over real TLS: what is answered as stored is there, once or as copies that
/// can be told, and what was not heard in full is not claimed.
/// </summary>
public sealed class ResponseCutTests
{
    // Less than the status line and the headers of any answer with a body.
    private const int BytesOfAHead = 100;

    private static readonly Fault Stored = new() { Storing = Storing.Kept };
    private static readonly Fault Refusal = Fault.Answer(400);

    [Theory]
    [InlineData(CutEnding.Reset)]
    [InlineData(CutEnding.HalfClose)]
    public async Task WriteAsync_StoredButTheAnswerIsCut_IsStoredWithOneCopyMore(CutEnding ending)
    {
        var results = await RunAsync(Stored, ending);

        Assert.All(results, r => Assert.Equal(CommitOutcome.Stored, r.Outcome));
        Assert.All(results, r => Assert.Equal(r.Copies, r.Calls));
        var heard = Heard(results, ending);
        Assert.All(results.Take(heard), r => Assert.Equal(2, r.Copies));
        Assert.All(results.Skip(heard), r => Assert.Equal(1, r.Copies));
    }

    [Fact]
    public async Task WriteAsync_StoredButEachAnswerIsCut_IsLeftToTheClient()
    {
        var bytes = await RuleFaults.AnswerBytesAsync(Stored);
        var results = await RuleFaults.RunAsync(bytes + 1, FaultTimes.Always, at => Fault.HalfCloseAt(at, Storing.Kept));

        var heard = Heard(results, CutEnding.HalfClose);
        Assert.All(results.Take(heard), r => Assert.Equal((CommitOutcome.Retry(RetryReason.SinkFailed), 3), (r.Outcome, r.Copies)));
        Assert.All(results.Skip(heard), r => Assert.Equal((CommitOutcome.Stored, 1), (r.Outcome, r.Copies)));
    }

    [Fact]
    public async Task WriteAsync_StoredButTheAnswerStalls_IsStoredAndCopiesCanBeTold()
    {
        var results = await RunAsync(Stored, CutEnding.Stall);

        Assert.All(results, r => Assert.Equal((CommitOutcome.Stored, 2, 2), (r.Outcome, r.Copies, r.Calls)));
    }

    [Theory]
    [InlineData(429, CutEnding.Reset)]
    [InlineData(429, CutEnding.HalfClose)]
    [InlineData(429, CutEnding.Stall)]
    [InlineData(503, CutEnding.Reset)]
    [InlineData(503, CutEnding.HalfClose)]
    [InlineData(503, CutEnding.Stall)]
    public async Task WriteAsync_AFaultWhoseAnswerIsCut_IsStoredByTheNextTry(int status, CutEnding ending)
    {
        var results = await RunAsync(Fault.Answer(status, new RetryAfter(TimeSpan.FromSeconds(1))), ending);

        Assert.All(results, r => Assert.Equal(CommitOutcome.Stored, r.Outcome));
        Assert.All(results.Take(BytesOfAHead), r => Assert.Equal((1, 2), (r.Copies, r.Calls)));

        // The next try may take the connection of an answer whose status was heard before its end is seen, and end as a copy more.
        Assert.All(results.Skip(BytesOfAHead), r => Assert.InRange(r.Copies, 1, 2));
        Assert.All(results, r => Assert.InRange(r.Calls, r.Copies + 1, 3));
    }

    [Theory]
    [InlineData(CutEnding.Reset)]
    [InlineData(CutEnding.HalfClose)]
    public async Task WriteAsync_ARefusalWhoseAnswerIsCut_RefusesOnlyIfItWasHeard(CutEnding ending)
    {
        var results = await RunAsync(Refusal, ending);

        Assert.All(results, r => Assert.Equal(r.Outcome.IsStored ? (CommitOutcome.Stored, 1) : (CommitOutcome.Retry(RetryReason.StreamRefused), 0), (r.Outcome, r.Copies)));
        Assert.All(results.Take(BytesOfAHead), r => Assert.True(r.Outcome.IsStored));
        Assert.False(results[^1].Outcome.IsStored);
    }

    [Fact]
    public async Task WriteAsync_ARefusalWhoseAnswerStalls_RefusesWhereItsHeadWasHeard()
    {
        var bytes = await RuleFaults.AnswerBytesAsync(Refusal);
        var body = await RuleFaults.AnswerBytesAsync(Refusal, CutOrigin.Body);

        var head = await RuleFaults.RunAsync(bytes - body, FaultTimes.First, at => Refusal with { Cut = new ResponseCut(at, CutEnding.Stall) });
        var rest = await RuleFaults.RunAsync(body, FaultTimes.First, at => Refusal with { Cut = new ResponseCut(at, CutEnding.Stall, CutOrigin.Body) });

        Assert.InRange(head.Count, BytesOfAHead, bytes - 1);
        Assert.All(head, r => Assert.Equal((CommitOutcome.Stored, 1, 2), (r.Outcome, r.Copies, r.Calls)));
        Assert.All(rest, r => Assert.Equal((CommitOutcome.Retry(RetryReason.StreamRefused), 0), (r.Outcome, r.Copies)));
    }

    /// <summary>
    /// The first call of each rule is answered so, broken off after as many bytes as the rule's number: from none to all. A connection that stalls after
    /// all of them shows nothing that is wrong before it is used again, so there a stall ends one byte earlier.
    /// </summary>
    private static async Task<IReadOnlyList<RuleResult>> RunAsync(Fault fault, CutEnding ending)
    {
        var bytes = await RuleFaults.AnswerBytesAsync(fault);
        return await RuleFaults.RunAsync(
            ending == CutEnding.Stall ? bytes : bytes + 1, FaultTimes.First, at => fault with { Cut = new ResponseCut(at, ending) });
    }

    /// <summary>From how many bytes on an answer was heard, so that nothing was sent again.</summary>
    private static int Heard(IReadOnlyList<RuleResult> results, CutEnding ending)
    {
        // Windows throws away what it received and nobody read yet when a reset comes, so there it may be any of the last ones.
        var heard = ending == CutEnding.Reset && OperatingSystem.IsWindows()
            ? results.Count - results.Reverse().TakeWhile(r => r.Copies == 1).Count()
            : results.TakeWhile(r => r.Copies > 1).Count();
        Assert.InRange(heard, OperatingSystem.IsWindows() ? 1 : results.Count - 1, results.Count - 1);
        return heard;
    }
}
