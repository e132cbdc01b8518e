using Azure.Identity;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>Uploads over TLS to a server that enforces the service's documented rules.</summary>
public sealed class StandInUploadTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_Rows_ArriveWholeCompressedAndNamed()
    {
        await using var rig = await StandInStore.StartAsync();

        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync(Rows.Of("a", "b"), Rows.Of("c")));
        var call = Assert.Single(rig.Service.Recorder.Calls);
        Assert.Equal(["a", "b", "c"], call.Rows.Select(r => r.EventId));
        Assert.Equal("gzip", call.ContentEncoding);
        Assert.Equal("Custom-TelemetryEvents_CL", call.Stream);
        Assert.True(Guid.TryParse(call.ClientRequestId, out _));
    }

    [Fact]
    public async Task WriteAsync_AFullBatch_FitsTheServicesLimit()
    {
        await using var rig = await StandInStore.StartAsync();
        var rows = Rows.Of(Enumerable.Range(0, 20_000).Select(i => $"{i:0000000000000000000000000000000000}"));
        Assert.InRange(rows.Length, 950_000, 1_000_000);

        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync(rows));
        Assert.Equal(rows.Length + 1, Assert.Single(rig.Service.Recorder.Calls).JsonBytes);
    }

    [Theory]
    [InlineData(401, AnswerKind.TokenRefused)]
    [InlineData(403, AnswerKind.RoleMissing)]
    [InlineData(404, AnswerKind.RuleMissing)]
    [InlineData(408, AnswerKind.Failed)]
    [InlineData(413, AnswerKind.TooLarge)]
    [InlineData(429, AnswerKind.Throttled)]
    [InlineData(500, AnswerKind.Failed)]
    [InlineData(503, AnswerKind.Failed)]
    [InlineData(200, AnswerKind.Unexpected)]
    [InlineData(307, AnswerKind.Unexpected)]
    public async Task PostAsync_AStatus_IsReadWithTheServicesCode(int status, object kind)
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Service.Faults.Enqueue(Fault.Answer(status));
        var answer = await rig.PostAsync(Long, Cancellation);

        Assert.Equal((AnswerKind)kind, answer.Kind);
        Assert.Equal(status, answer.Status);
        Assert.NotNull(answer.Code);
    }

    [Theory]
    [InlineData(RetryAfterForm.Seconds)]
    [InlineData(RetryAfterForm.Date)]
    public async Task PostAsync_RetryAfter_IsReadInBothForms(RetryAfterForm form)
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Service.Faults.Enqueue(Fault.Answer(429, new RetryAfter(TimeSpan.FromMinutes(30), form)));

        // A date has whole seconds and the answer takes a while.
        Assert.InRange((await rig.PostAsync(Long, Cancellation)).RetryAfter!.Value, TimeSpan.FromMinutes(28), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task WriteAsync_StoredThenReset_IsSentAgainUnderTheSameRequestId()
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Service.Faults.Enqueue(Fault.StoreThenReset());

        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("a"));
        Assert.Equal(["a", "a"], rig.StoredIds);
        Assert.Single(rig.Service.Recorder.Calls.Select(c => c.ClientRequestId).Distinct());
    }

    [Fact]
    public async Task WriteAsync_StoredThenResetEachTime_IsLeftToTheClient()
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Service.Faults.Stand(Fault.StoreThenReset());

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), await rig.WriteAsync("a"));
        Assert.Equal(3, rig.Service.Recorder.Duplicates + 1);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task PostAsync_RetryAfterAsADateOfAClockHoursOff_IsTheWaitThatWasMeant(int hours)
    {
        await using var rig = await StandInStore.StartAsync(new StandInOptions { Clock = new ShiftedClock(TimeSpan.FromHours(hours)) });
        rig.Service.Faults.Enqueue(Fault.Answer(429, new RetryAfter(TimeSpan.FromMinutes(30), RetryAfterForm.Date)));

        Assert.InRange((await rig.PostAsync(Long, Cancellation)).RetryAfter!.Value, TimeSpan.FromMinutes(28), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task PostAsync_AStalledResponse_EndsAtItsTimeout()
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Service.Faults.Enqueue(Fault.StallAt(20, Storing.Dropped));

        Assert.Equal(UploadAnswer.Failed("Timeout"), await rig.PostAsync(TimeSpan.FromMilliseconds(200), Cancellation));
    }

    [Fact]
    public async Task PostAsync_Interrupted_SaysSo()
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Service.Faults.Stand(Fault.NeverAnswer());
        using var stop = new CancellationTokenSource();
        var posting = rig.PostAsync(Long, stop.Token);
        await stop.CancelAsync();

        Assert.Equal(UploadAnswer.Interrupted, await posting);
    }

    [Fact]
    public async Task WriteAsync_AServerThatIsNotTrusted_GetsNeitherTokenNorRows()
    {
        await using var rig = await StandInStore.StartAsync(trust: ServerTrust.System);

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), await rig.WriteAsync("a"));
        Assert.Contains("SecureConnectionError", rig.Log.Text, StringComparison.Ordinal);
        Assert.Equal(0, rig.Service.Stats().Calls);
    }

    [Theory]
    [InlineData(CertificateFlaw.Expired)]
    [InlineData(CertificateFlaw.OtherHost)]
    public async Task WriteAsync_AFlawedCertificate_GetsNeitherTokenNorRows(CertificateFlaw flaw)
    {
        await using var rig = await StandInStore.StartAsync(new StandInOptions { CertificateFlaw = flaw });

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), await rig.WriteAsync("a"));
        Assert.Contains("SecureConnectionError", rig.Log.Text, StringComparison.Ordinal);
        Assert.Equal(0, rig.Service.Stats().Calls);
    }

    [Fact]
    public async Task WriteAsync_NobodyListens_IsLeftToTheClient()
    {
        await using var rig = await StandInStore.StartAsync();
        await rig.Service.DisposeAsync();

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), await rig.WriteAsync("a"));
        Assert.Contains("ConnectionError", rig.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_TokensRevokedBetweenCalls_IsStoredWithANewOne()
    {
        await using var rig = await StandInStore.StartAsync();
        await rig.WriteAsync("a");
        rig.Service.Tokens.RevokeAll();

        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("b"));
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("c"));
        Assert.Equal(["a", "b", "c"], rig.StoredIds);
        Assert.Equal(1, rig.Service.Stats().CallsByOutcome["401"]);
    }

    [Fact]
    public async Task WriteAsync_TokensThatExpireEarly_AreRenewedForEachUpload()
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Credential.Lifetime = TimeSpan.Zero;

        Assert.Equal(CommitOutcome.Retry(RetryReason.TokenRefused), await rig.WriteAsync("a"));
        rig.Credential.Lifetime = null;
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("b"));
    }

    [Fact]
    public async Task WriteAsync_ATokenThatExpiredBetweenCalls_IsRenewedOnce()
    {
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using var rig = await StandInStore.StartAsync(new StandInOptions { Clock = clock });
        rig.Credential.SaidLifetime = TimeSpan.FromDays(1);
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("a"));
        clock.Shift = TimeSpan.FromHours(2);

        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("b"));
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("c"));
        Assert.Equal(1, rig.Service.Stats().CallsByOutcome["401"]);
        Assert.Equal(["a", "b", "c"], rig.StoredIds);
    }

    [Fact]
    public async Task PostAsync_ATokenThatNeverComes_SaysThatItWasTheToken()
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Credential.Hangs = true;

        Assert.Equal(UploadAnswer.NoToken("Timeout"), await rig.PostAsync(TimeSpan.FromMilliseconds(200), Cancellation));
    }

    [Fact]
    public async Task WriteAsync_ATokenThatLasts_IsAskedForOnce()
    {
        await using var rig = await StandInStore.StartAsync();
        await rig.WriteAsync("a");
        await rig.WriteAsync("b");

        Assert.Equal(1, rig.Credential.Asked);
    }

    [Fact]
    public async Task WriteAsync_NoToken_IsTriedThreeTimesAndSaysWhy()
    {
        await using var rig = await StandInStore.StartAsync();
        rig.Credential.Fault = new CredentialUnavailableException("no identity here");

        Assert.Equal(CommitOutcome.Retry(RetryReason.NoToken), await rig.WriteAsync("a"));
        Assert.Equal(3, rig.Credential.Asked);
        Assert.Equal(new SinkReadiness(RetryReason.NoToken), await rig.Store.CheckAsync());
        Assert.Equal(0, rig.Service.Stats().Calls);
        rig.Credential.Fault = null;
        Assert.Equal(CommitOutcome.Stored, await rig.WriteAsync("a"));
    }

    [Fact]
    public async Task WriteAsync_OnePoisonRow_OnlyItIsInvalid()
    {
        await using var rig = await StandInStore.StartAsync(new StandInOptions { Poison = row => row.GetProperty("EventId").GetString() == "7" });
        var outcome = await rig.WriteAsync(Enumerable.Range(0, 16).Select(i => $"{i}"));

        Assert.Equal([7], Enumerable.Range(0, 16).Where(row => outcome[row] == RowVerdict.Invalid));
        Assert.Equal(Enumerable.Range(0, 16).Where(i => i != 7).Select(i => $"{i}"), rig.StoredIds);
    }

    [Fact]
    public async Task WriteAsync_MoreThanACallTakes_IsSentInHalves()
    {
        await using var rig = await StandInStore.StartAsync(new StandInOptions { CallBytes = 100 });
        var outcome = await rig.WriteAsync([.. Enumerable.Range(0, 16).Select(i => $"{i}"), new string('x', 200)]);

        Assert.Equal(16, Enumerable.Range(0, 17).Count(row => outcome[row] == RowVerdict.Stored));
        Assert.Equal(RowVerdict.Invalid, outcome[16]);
        Assert.Equal(16, rig.StoredIds.Count);
    }

    [Fact]
    public async Task CheckAsync_AServiceInOrder_IsReadyAndStoresNothing()
    {
        await using var rig = await StandInStore.StartAsync();

        Assert.Equal(SinkReadiness.Ready, await rig.Store.CheckAsync());
        Assert.Equal(0, rig.Service.Recorder.Rows);
    }

    [Fact]
    public async Task CheckAsync_NoRole_SaysSo()
    {
        await using var rig = await StandInStore.StartAsync(new StandInOptions { Rules = [new IngestionRule("dcr-1") { Role = RoleAssignment.Missing }] });

        Assert.Equal(new SinkReadiness(RetryReason.RoleMissing), await rig.Store.CheckAsync());
    }

    [Fact]
    public async Task CheckAsync_NoSuchStream_SaysSo()
    {
        await using var rig = await StandInStore.StartAsync(new StandInOptions { Rules = [new IngestionRule("dcr-1") { Streams = ["Custom-Other"] }] });

        Assert.Equal(new SinkReadiness(RetryReason.RuleMissing), await rig.Store.CheckAsync());
    }
}
