using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>A rule that has not stored anything yet and refuses rows: no event may be lost to a wrong configuration.</summary>
public sealed class LogAnalyticsStoreDoubtTests : IDisposable
{
    private static readonly CommitOutcome Doubted = CommitOutcome.Retry(RetryReason.StreamRefused);

    private readonly ScriptedStore _rig = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task WriteAsync_AllRowsRefusedAndNoneEverStored_AreToComeAgain(int rows)
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(400, "InvalidStream");

        Assert.Equal(Doubted, await _rig.WriteAsync(Ids(rows)));
        Assert.InRange(_rig.Service.Calls.Count, 1, 35);
        Assert.DoesNotContain("never be stored", _rig.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_AllRowsRefusedAgainAndAgain_TurnsNotReadyAndSaysSoOnceAMinute()
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(400, "InvalidStream");
        for (var batch = 0; batch < 20; batch++)
        {
            await _rig.WriteAsync("a", "b");
        }

        Assert.Equal(new SinkReadiness(RetryReason.StreamRefused), await _rig.Store.CheckAsync());
        Assert.Single(_rig.Log.Lines, l => l.Contains("stream-refused", StringComparison.Ordinal) && l.Contains("InvalidStream", StringComparison.Ordinal));
        Assert.Equal(CircuitState.Closed, _rig.Store.Circuit);
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await _rig.WriteAsync("a");
        Assert.Equal(2, _rig.Log.Lines.Count(l => l.Contains("stream-refused", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CheckAsync_AMinuteAfterARefusal_AsksTheServiceAgain()
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(400);
        await _rig.WriteAsync("a");
        _rig.Clock.Advance(UploadHealth.ProofAge - TimeSpan.FromTicks(1));
        Assert.Equal(RetryReason.StreamRefused, (await _rig.Store.CheckAsync()).Reason);
        _rig.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(SinkReadiness.Ready, await _rig.Store.CheckAsync());
    }

    [Fact]
    public async Task WriteAsync_APoisonRowBeforeAnyOther_IsInvalidOnceTheRuleHasStored()
    {
        _rig.Service.Rule = call => UploadAnswer.Of(call.Ids.Contains("poison") ? 400 : 204);

        Assert.Equal(Doubted, await _rig.WriteAsync("poison"));
        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync("good"));
        Assert.Equal(SinkReadiness.Ready, await _rig.Store.CheckAsync());
        Assert.Equal(RowVerdict.Invalid, (await _rig.WriteAsync("poison"))[0]);
    }

    [Fact]
    public async Task WriteAsync_GoodRowsAfterPoisonOnesInOneBatch_ProveThePoison()
    {
        _rig.Service.Rule = call => UploadAnswer.Of(call.Ids.Any(i => i is "0" or "1" or "2") ? 400 : 204);
        var outcome = await _rig.WriteAsync(Ids(10));

        Assert.Equal([0, 1, 2], Enumerable.Range(0, 10).Where(row => outcome[row] == RowVerdict.Invalid));
        Assert.Equal(7, _rig.Counters.RowsStored);
    }

    [Fact]
    public async Task WriteAsync_OneRuleOfTwoRefusesAll_IsSetAsideAndTheOtherGoesOn()
    {
        using var rig = new ScriptedStore("dcr-wrong", "dcr-right");
        rig.Service.Rule = call => UploadAnswer.Of(call.Rule == "dcr-wrong" ? 400 : 204);
        Assert.Equal(Doubted, await rig.WriteAsync("a"));
        for (var batch = 0; batch < 6; batch++)
        {
            Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("a"));
        }

        Assert.Equal(SinkReadiness.Ready, await rig.Store.CheckAsync());
    }

    [Fact]
    public async Task WriteAsync_ARowTooLargeBeforeAnyOther_IsInvalidAllTheSame()
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(413);

        Assert.Equal(RowVerdict.Invalid, (await _rig.WriteAsync("a"))[0]);
    }

    [Fact]
    public async Task WriteAsync_AFaultAmongDoubts_IsItsReason()
    {
        _rig.Service.Enqueue([UploadAnswer.Of(400), UploadAnswer.Of(400), .. Enumerable.Repeat(UploadAnswer.Of(503), 3)]);

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), await _rig.WriteAsync("a", "b"));
    }

    public void Dispose() => _rig.Dispose();

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(i => $"{i}");
}
