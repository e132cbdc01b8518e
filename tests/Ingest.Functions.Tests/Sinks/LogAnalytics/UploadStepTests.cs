using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The table of answers, row by row.</summary>
public sealed class UploadStepTests
{
    private static readonly UploadAttempt First = new(1, TokenUse.Cached, UploadStep.Patience, 10, 0);

    [Fact]
    public void After_204_IsDone() => Assert.Equal(StepKind.Done, After(204, First).Kind);

    [Fact]
    public void After_401_RenewsTheTokenOnceThenLeavesItToTheClient()
    {
        Assert.Equal(StepKind.RenewToken, After(401, First).Kind);
        Assert.Equal(new UploadStep(StepKind.GiveUp, TimeSpan.FromMinutes(1), RetryReason.TokenRefused), After(401, First with { Token = TokenUse.Renewed }));
    }

    [Theory]
    [InlineData(403, RetryReason.RoleMissing)]
    [InlineData(404, RetryReason.RuleMissing)]
    [InlineData(200, RetryReason.SinkFailed)]
    [InlineData(202, RetryReason.SinkFailed)]
    [InlineData(302, RetryReason.SinkFailed)]
    [InlineData(405, RetryReason.SinkFailed)]
    [InlineData(415, RetryReason.SinkFailed)]
    public void After_WhatNoTryMends_GivesUpAtOnce(int status, object reason)
    {
        var step = After(status, First);

        Assert.Equal(StepKind.GiveUp, step.Kind);
        Assert.Equal((RetryReason)reason, step.Reason);
    }

    [Theory]
    [InlineData(408, RetryReason.SinkFailed)]
    [InlineData(429, RetryReason.Throttled)]
    [InlineData(500, RetryReason.SinkFailed)]
    [InlineData(502, RetryReason.SinkFailed)]
    [InlineData(503, RetryReason.SinkFailed)]
    [InlineData(504, RetryReason.SinkFailed)]
    [InlineData(599, RetryReason.SinkFailed)]
    public void After_APassingFault_TriesThreeTimes(int status, object reason)
    {
        Assert.Equal(StepKind.TryAgain, After(status, First).Kind);
        Assert.Equal(StepKind.TryAgain, After(status, First with { Tries = 2 }).Kind);
        var last = After(status, First with { Tries = 3 });

        Assert.Equal(StepKind.GiveUp, last.Kind);
        Assert.Equal((RetryReason)reason, last.Reason);
    }

    [Fact]
    public void After_NetworkOrToken_TriesAgain()
    {
        Assert.Equal(StepKind.TryAgain, UploadStep.After(UploadAnswer.Failed("ConnectionError"), First).Kind);
        Assert.Equal(StepKind.TryAgain, UploadStep.After(UploadAnswer.NoToken("AuthenticationFailedException"), First).Kind);
        Assert.Equal(RetryReason.NoToken, UploadStep.After(UploadAnswer.NoToken(""), First with { Tries = 3 }).Reason);
    }

    [Fact]
    public void After_Interrupted_GivesUp() =>
        Assert.Equal(RetryReason.ShuttingDown, UploadStep.After(UploadAnswer.Interrupted, First).Reason);

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public void After_RefusedRows_HalvesDownToOne(int status)
    {
        Assert.Equal(StepKind.Halve, After(status, First with { Rows = 2 }).Kind);
        Assert.Equal(StepKind.Refuse, After(status, First with { Rows = 1 }).Kind);
        Assert.Equal(StepKind.Refuse, After(status, First with { Rows = 0 }).Kind);
    }

    [Theory]
    [InlineData(1, 0.0, 500)]
    [InlineData(1, 1.0, 250)]
    [InlineData(2, 0.0, 1000)]
    [InlineData(3, 0.0, 2000)]
    [InlineData(5, 0.0, 8000)]
    [InlineData(5, 1.0, 4000)]
    [InlineData(1000, 0.0, 8000)]
    public void Backoff_Tries_DoublesFromHalfASecondToEight(int tries, double chance, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), UploadStep.Backoff(tries, chance));

    [Fact]
    public void After_RetryAfter_IsTheLeastWait()
    {
        var answer = UploadAnswer.Of(429, retryAfter: TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(3), UploadStep.After(answer, First).Wait);
        Assert.InRange(UploadStep.After(answer, First with { Chance = 1 }).Wait, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromMilliseconds(500), UploadStep.After(UploadAnswer.Of(429, retryAfter: TimeSpan.Zero), First).Wait);
    }

    [Fact]
    public void After_RetryAfterBeyondThePatience_GivesUpAndPassesItOn()
    {
        var answer = UploadAnswer.Of(503, retryAfter: TimeSpan.FromSeconds(40));

        Assert.Equal(new UploadStep(StepKind.GiveUp, TimeSpan.FromSeconds(40), RetryReason.SinkFailed), UploadStep.After(answer, First));
    }

    [Fact]
    public void After_NoPatienceLeft_GivesUp()
    {
        Assert.Equal(StepKind.GiveUp, After(503, First with { Left = TimeSpan.FromMilliseconds(500) }).Kind);
        Assert.Equal(StepKind.TryAgain, After(503, First with { Left = TimeSpan.FromMilliseconds(501) }).Kind);
        Assert.Equal(StepKind.GiveUp, After(503, First with { Left = TimeSpan.Zero }).Kind);
    }

    private static UploadStep After(int status, UploadAttempt attempt) => UploadStep.After(UploadAnswer.Of(status), attempt);
}
