using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Consenting;

public sealed class TelemetryConsentTests : IDisposable
{
    private static readonly TelemetryOptions Options = TestHost.Options with { Url = "https://t.example", Posture = TelemetryPosture.Ask };

    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void GrantAndWithdraw_AnyOrder_AreSeenByTheDecision()
    {
        var consent = new TelemetryConsent(Options, TestHost.With(_home.Environment, _home.Time));
        Assert.Equal(13, consent.Decision.Rule);

        Assert.Equal(StoreOutcome.Stored, consent.Grant());
        Assert.Equal(10, consent.Decision.Rule);
        var kept = _home.Keep("segment");
        Assert.Equal(StoreOutcome.Stored, consent.Withdraw());
        Assert.Equal(6, consent.Decision.Rule);
        Assert.False(File.Exists(kept));
        Assert.Equal(StoreOutcome.Stored, consent.Grant());
        Assert.Equal(10, consent.Decision.Rule);
        Assert.Equal(StoreOutcome.Stored, consent.Erase());
        Assert.Equal(10, consent.Decision.Rule);
    }

    [Fact]
    public void Paths_WithAHome_AreThoseOfThePlatform()
    {
        var consent = new TelemetryConsent(Options, TestHost.With(_home.Environment));

        Assert.Equal(_home.Folders.ConsentFile, consent.ConsentFile);
        Assert.Equal(_home.Folders.State, consent.StateFolder);
    }

    [Fact]
    public void EveryMember_NoHomeOrUnusableOptions_NeverThrows()
    {
        foreach (var options in (TelemetryOptions[])[Options, new("", ""), null!])
        {
            var consent = new TelemetryConsent(options, TestHost.With(new FakeEnvironment()));

            Assert.Equal(RecordingMode.Off, consent.Decision.Recording);
            Assert.Equal(StoreOutcome.NotWritable, consent.Grant());
            Assert.Equal(StoreOutcome.NotWritable, consent.Withdraw());
            Assert.Equal(StoreOutcome.NotWritable, consent.Erase());
            Assert.Equal((null, null), (consent.ConsentFile, consent.StateFolder));
        }
    }
}
