using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class UploadHealthTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly UploadHealth _health;

    public UploadHealthTests() => _health = new UploadHealth(_clock);

    [Fact]
    public void Known_AtStart_IsNothing() => Assert.Null(_health.Known);

    [Fact]
    public void Known_WithinAMinuteOfAProof_IsReady()
    {
        _health.Proven();
        _clock.Advance(UploadHealth.ProofAge - TimeSpan.FromTicks(1));
        Assert.Equal(SinkReadiness.Ready, _health.Known);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(_health.Known);
    }

    [Fact]
    public void Known_RowsFailedSinceTheProof_IsForAProbeToSay()
    {
        _health.Proven();
        _health.Failed(RetryReason.RoleMissing);

        Assert.Null(_health.Known);
    }

    [Fact]
    public void Known_AfterAFailedProbe_IsItsReasonForAWhile()
    {
        _health.Proven();
        _health.ProbeFailed(RetryReason.RuleMissing);
        Assert.Equal(new SinkReadiness(RetryReason.RuleMissing), _health.Known);
        _clock.Advance(UploadHealth.FaultAge);

        Assert.Null(_health.Known);
    }
}
