using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class LogAnalyticsStoreHalvingTests : IDisposable
{
    private const int Large = 3;

    private readonly ScriptedStore _rig = new();

    [Fact]
    public async Task WriteAsync_OnePoisonRow_OnlyItIsInvalid()
    {
        _rig.Service.Rule = call => UploadAnswer.Of(call.Ids.Contains("317") ? 400 : 204);
        var outcome = await _rig.WriteAsync(Ids(500));

        Assert.Equal([317], Enumerable.Range(0, 500).Where(row => outcome[row] == RowVerdict.Invalid));
        Assert.All(Enumerable.Range(0, 500).Where(row => row != 317), row => Assert.Equal(RowVerdict.Stored, outcome[row]));
        Assert.Equal(499, _rig.Counters.RowsStored);
        Assert.InRange(_rig.Service.Calls.Count, 2, 20);
    }

    [Fact]
    public void WriteAsync_AnyPoisonRows_EachRowHasItsOwnVerdictAndIsStoredOnce() =>
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.ListOf(Gen.Choose(0, 39)).ToArbitrary(), (count, chosen) =>
        {
            using var rig = new ScriptedStore();
            Prove(rig);
            var poison = chosen.Where(c => c < count).Select(c => $"{c}").ToHashSet();
            var stored = new List<string>();
            rig.Service.Rule = call =>
            {
                if (call.Ids.Any(poison.Contains))
                {
                    return UploadAnswer.Of(400);
                }

                stored.AddRange(call.Ids);
                return UploadAnswer.Of(204);
            };
            var outcome = rig.WriteAsync(Ids(count)).AsTask().GetAwaiter().GetResult();

            Assert.All(Enumerable.Range(0, count), row => Assert.Equal(poison.Contains($"{row}") ? RowVerdict.Invalid : RowVerdict.Stored, outcome[row]));
            Assert.Equal(Ids(count).Where(i => !poison.Contains(i)), stored);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task WriteAsync_TooLarge_IsSentInHalves()
    {
        _rig.Service.Rule = call => UploadAnswer.Of(call.Ids.Count > Large ? 413 : 204);

        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync(Ids(10)));
        Assert.Equal(10, _rig.Counters.RowsStored);
    }

    [Fact]
    public async Task WriteAsync_OneRowTooLarge_IsInvalid()
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(413);
        var outcome = await _rig.WriteAsync("a");

        Assert.Equal(RowVerdict.Invalid, outcome[0]);
        Assert.Equal(RetryReason.None, outcome.Reason);
        Assert.Single(_rig.Log.Lines, l => l.Contains("never be stored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteAsync_FaultAmongTheHalves_LeavesTheRestToTheClient()
    {
        _rig.Service.Enqueue([UploadAnswer.Of(413), UploadAnswer.Of(204), .. Enumerable.Repeat(UploadAnswer.Of(503), 3)]);
        var outcome = await _rig.WriteAsync("a", "b");

        Assert.Equal([RowVerdict.Stored, RowVerdict.Retry], outcome.Rows!);
        Assert.Equal(RetryReason.SinkFailed, outcome.Reason);
        Assert.Equal(RetryReasons.Wait(RetryReason.SinkFailed), outcome.RetryAfter);
    }

    [Fact]
    public async Task WriteAsync_NothingFitsAnyLonger_EndsWithinTheCallsItMayTake()
    {
        Prove(_rig);
        var before = _rig.Service.Calls.Count;
        _rig.Service.Rule = _ => UploadAnswer.Of(400);
        var outcome = await _rig.WriteAsync(Ids(1000));

        Assert.Equal(BatchUpload.MaxCalls, _rig.Service.Calls.Count - before);
        Assert.Equal(RetryReason.SinkFailed, outcome.Reason);
        Assert.DoesNotContain(RowVerdict.Stored, outcome.Rows!);
        Assert.Contains(RowVerdict.Invalid, outcome.Rows!);
        Assert.Equal(RowVerdict.Retry, outcome[999]);
    }

    public void Dispose() => _rig.Dispose();

    /// <summary>Has the rule store a row, so that what it refuses afterwards is the rows' own fault.</summary>
    private static void Prove(ScriptedStore rig) => Assert.True(rig.WriteAsync("first").AsTask().GetAwaiter().GetResult().IsStored);

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(i => $"{i}");
}
