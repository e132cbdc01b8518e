using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class LogAnalyticsStoreTests : IDisposable
{
    private readonly ScriptedStore _rig = new();

    [Fact]
    public async Task WriteAsync_Accepted_IsStoredInOneCall()
    {
        Assert.Equal(CommitOutcome.Stored, await _rig.Store.WriteAsync([Rows.Of("a", "b"), Rows.Of("c")], _rig.Clock.GetTimestamp()));

        Assert.Equal(["a", "b", "c"], Assert.Single(_rig.Service.Calls).Ids);
        Assert.Equal(3, _rig.Counters.RowsStored);
        Assert.Equal("", _rig.Counters.LastError);
    }

    [Fact]
    public async Task WriteAsync_NoRows_AsksNobody()
    {
        Assert.Equal(CommitOutcome.Stored, await _rig.Store.WriteAsync([ReadOnlyMemory<byte>.Empty], _rig.Clock.GetTimestamp()));
        Assert.Empty(_rig.Service.Calls);
    }

    [Fact]
    public async Task WriteAsync_TwoPassingFaults_StoresAtTheThirdTryUnderOneRequestId()
    {
        _rig.Service.Enqueue(UploadAnswer.Of(503), UploadAnswer.Failed("ConnectionError"));

        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync("a"));
        Assert.Equal(3, _rig.Service.Calls.Count);
        Assert.Single(_rig.Service.Calls.Select(c => c.RequestId).Distinct());
        Assert.Equal([0.5, 1.0], _rig.Clock.Waits.Select(w => w.TotalSeconds));
        Assert.Equal(2, _rig.Counters.Retries);
    }

    [Fact]
    public async Task WriteAsync_ThreePassingFaults_IsLeftToTheClient()
    {
        _rig.Service.Enqueue(Enumerable.Repeat(UploadAnswer.Of(500), 3));

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), await _rig.WriteAsync("a"));
        Assert.Equal(3, _rig.Service.Calls.Count);
    }

    [Fact]
    public async Task WriteAsync_RetryAfter_IsObeyedAndPaces()
    {
        _rig.Service.Enqueue(UploadAnswer.Of(429, retryAfter: TimeSpan.FromSeconds(7)));

        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync("a"));
        Assert.Equal([7.0], _rig.Clock.Waits.Select(w => w.TotalSeconds));
        Assert.InRange(_rig.Pacer.Interval, TimeSpan.FromTicks(1), DeparturePacer.First - DeparturePacer.LeastStep);
        Assert.Equal(1, _rig.Counters.Throttled);
    }

    [Fact]
    public async Task WriteAsync_RetryAfterTooLong_IsPassedOn()
    {
        _rig.Service.Enqueue(UploadAnswer.Of(429, retryAfter: TimeSpan.FromSeconds(60)));

        Assert.Equal(new CommitOutcome(RetryReason.Throttled, TimeSpan.FromSeconds(60)), await _rig.WriteAsync("a"));
        Assert.Single(_rig.Service.Calls);
    }

    [Fact]
    public async Task WriteAsync_TokenRefused_RenewsItOnce()
    {
        _rig.Service.Enqueue(UploadAnswer.Of(401));

        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync("a"));
        Assert.Equal([TokenUse.Cached, TokenUse.Renewed], _rig.Service.Calls.Select(c => c.Token));
        Assert.Empty(_rig.Clock.Waits);
    }

    [Fact]
    public async Task WriteAsync_TokenRefusedTwice_IsLeftToTheClient()
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(401);

        Assert.Equal(CommitOutcome.Retry(RetryReason.TokenRefused), await _rig.WriteAsync("a"));
        Assert.Equal(2, _rig.Service.Calls.Count);
    }

    [Fact]
    public async Task WriteAsync_TokenRenewedThenAPassingFault_KeepsTheRenewedOne()
    {
        _rig.Service.Enqueue(UploadAnswer.Of(401), UploadAnswer.Of(503), UploadAnswer.Of(401));

        Assert.Equal(CommitOutcome.Retry(RetryReason.TokenRefused), await _rig.WriteAsync("a"));
        Assert.Equal([TokenUse.Cached, TokenUse.Renewed, TokenUse.Cached], _rig.Service.Calls.Select(c => c.Token));
    }

    [Fact]
    public async Task WriteAsync_RenewalFails_IsStillOwedAtTheNextTry()
    {
        _rig.Service.Enqueue(UploadAnswer.Of(401), UploadAnswer.NoToken("AuthenticationFailedException"));

        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync("a"));
        Assert.Equal([TokenUse.Cached, TokenUse.Renewed, TokenUse.Renewed], _rig.Service.Calls.Select(c => c.Token));
    }

    [Theory]
    [InlineData(403, RetryReason.RoleMissing, "role-missing")]
    [InlineData(404, RetryReason.RuleMissing, "rule-missing")]
    public async Task WriteAsync_Refused_IsLoggedOnceAMinuteAndTurnsNotReady(int status, object reason, string code)
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(status, "OperationFailed");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(CommitOutcome.Retry((RetryReason)reason), await _rig.WriteAsync("a"));
        }

        Assert.Equal(new SinkReadiness((RetryReason)reason), await _rig.Store.CheckAsync());
        Assert.Single(_rig.Log.Lines, l => l.Contains(code, StringComparison.Ordinal));
        Assert.Contains(_rig.Service.Calls[0].RequestId, _rig.Log.Text, StringComparison.Ordinal);
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await _rig.WriteAsync("a");
        Assert.Equal(2, _rig.Log.Lines.Count(l => l.Contains(code, StringComparison.Ordinal)));
        Assert.Equal(CircuitState.Closed, _rig.Store.Circuit);
    }

    [Fact]
    public async Task WriteAsync_RowsThatHaveWaited_HaveOnlyTheRestOfTheirPatience()
    {
        _rig.Service.Enqueue(UploadAnswer.Of(429, retryAfter: TimeSpan.FromSeconds(7)));
        var queuedAt = _rig.Clock.GetTimestamp();
        _rig.Clock.Advance(TimeSpan.FromSeconds(19));

        Assert.Equal(RetryReason.Throttled, (await _rig.WriteAsync(queuedAt, "a")).Reason);
        Assert.Single(_rig.Service.Calls);
        Assert.Empty(_rig.Clock.Waits);
    }

    [Fact]
    public async Task WriteAsync_RowsThatHaveWaitedTooLong_AreLeftToTheClientWithoutACall()
    {
        var queuedAt = _rig.Clock.GetTimestamp();
        _rig.Clock.Advance(UploadStep.Patience - UploadStep.LeastToBegin);
        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync(queuedAt, "a"));
        _rig.Clock.Advance(TimeSpan.FromTicks(1));
        for (var batch = 0; batch < 10; batch++)
        {
            Assert.Equal(CommitOutcome.Retry(RetryReason.WaitedTooLong), await _rig.WriteAsync(queuedAt, "b"));
        }

        Assert.Single(_rig.Service.Calls);
        Assert.Single(_rig.Log.Lines, l => l.Contains("waited-too-long", StringComparison.Ordinal));
        Assert.Equal(CircuitState.Closed, _rig.Store.Circuit);
    }

    [Fact]
    public async Task WriteAsync_FiveFailedBatches_OpensUntilAProbeSucceeds()
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(503);
        for (var i = 0; i < UploadCircuit.Threshold; i++)
        {
            Assert.Equal(RetryReason.SinkFailed, (await _rig.WriteAsync("a")).Reason);
        }

        var calls = _rig.Service.Calls.Count;
        Assert.Equal(new CommitOutcome(RetryReason.CircuitOpen, UploadCircuit.FirstPause), await _rig.WriteAsync("a"));
        Assert.Equal(new SinkReadiness(RetryReason.CircuitOpen), await _rig.Store.CheckAsync());
        Assert.Equal(calls, _rig.Service.Calls.Count);

        _rig.Clock.Advance(UploadCircuit.FirstPause);
        Assert.Equal(RetryReason.SinkFailed, (await _rig.WriteAsync("a")).Reason);
        Assert.Equal(UploadCircuit.FirstPause * 2, (await _rig.WriteAsync("a")).RetryAfter);

        _rig.Clock.Advance(UploadCircuit.FirstPause * 2);
        _rig.Service.Rule = _ => UploadAnswer.Of(204);
        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync("a"));
        Assert.Equal(CommitOutcome.Stored, await _rig.WriteAsync("b"));
        Assert.Equal(SinkReadiness.Ready, await _rig.Store.CheckAsync());
    }

    [Fact]
    public async Task CheckAsync_CircuitOpenAndPauseOver_IsTheProbe()
    {
        _rig.Service.Rule = _ => UploadAnswer.Failed("ConnectionError");
        for (var i = 0; i < UploadCircuit.Threshold; i++)
        {
            await _rig.WriteAsync("a");
        }

        _rig.Clock.Advance(UploadCircuit.FirstPause);
        _rig.Service.Rule = _ => UploadAnswer.Of(400);

        Assert.Equal(SinkReadiness.Ready, await _rig.Store.CheckAsync());
        Assert.Equal(CircuitState.Closed, _rig.Store.Circuit);
    }

    [Theory]
    [InlineData(400, RetryReason.None)]
    [InlineData(204, RetryReason.None)]
    [InlineData(401, RetryReason.TokenRefused)]
    [InlineData(403, RetryReason.RoleMissing)]
    [InlineData(404, RetryReason.RuleMissing)]
    [InlineData(429, RetryReason.Throttled)]
    [InlineData(503, RetryReason.SinkFailed)]
    public async Task CheckAsync_NothingProvenYet_AsksWithoutRowsAndWithoutWaiting(int status, object reason)
    {
        _rig.Service.Rule = _ => UploadAnswer.Of(status);

        Assert.Equal(new SinkReadiness((RetryReason)reason), await _rig.Store.CheckAsync());
        Assert.All(_rig.Service.Calls, c => Assert.Empty(c.Ids));
        Assert.Empty(_rig.Clock.Waits);
        Assert.Equal(new SinkReadiness((RetryReason)reason), await _rig.Store.CheckAsync());
        Assert.Equal(status == 401 ? 2 : 1, _rig.Service.Calls.Count);
    }

    [Fact]
    public async Task CheckAsync_AcceptedWithinAMinute_AsksNobody()
    {
        await _rig.WriteAsync("a");
        _rig.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(SinkReadiness.Ready, await _rig.Store.CheckAsync());
        Assert.Single(_rig.Service.Calls);
        _rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SinkReadiness.Ready, await _rig.Store.CheckAsync());

        Assert.Equal(2, _rig.Service.Calls.Count);
    }

    [Fact]
    public async Task WriteAsync_OneRuleRefuses_TheOthersGoOn()
    {
        using var rig = new ScriptedStore("dcr-a", "dcr-b", "dcr-c");
        rig.Service.Rule = call => UploadAnswer.Of(call.Rule == "dcr-b" ? 403 : 204);
        var outcomes = new List<CommitOutcome>();
        for (var i = 0; i < 8; i++)
        {
            outcomes.Add(await rig.WriteAsync($"{i}"));
        }

        Assert.Single(outcomes, o => !o.IsStored);
        Assert.Equal(["dcr-a", "dcr-b", "dcr-c", "dcr-a", "dcr-c", "dcr-a", "dcr-c", "dcr-a"], rig.Service.Calls.Select(c => c.Rule));
        Assert.Equal(SinkReadiness.Ready, await rig.Store.CheckAsync());
    }

    [Fact]
    public async Task WriteAsync_NoTimeLeftInAStop_IsLeftToTheClient()
    {
        var gate = new TaskCompletionSource();
        _rig.Service.Gate = gate.Task;
        var writing = _rig.WriteAsync("a").AsTask();
        _rig.Store.BeginClosing();

        Assert.Equal(CommitOutcome.Retry(RetryReason.ShuttingDown), await writing);
        Assert.Equal(LogAnalyticsStore.ClosingPatience, Assert.Single(_rig.Clock.Waits));
        Assert.Equal(CommitOutcome.Retry(RetryReason.ShuttingDown), await _rig.WriteAsync("b"));
        Assert.Single(_rig.Service.Calls);
    }

    public void Dispose() => _rig.Dispose();
}
