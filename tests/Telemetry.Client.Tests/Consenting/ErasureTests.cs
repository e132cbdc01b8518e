using Telemetry.Client.Consenting;
using Telemetry.Client.Placing;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Consenting;

public sealed class ErasureTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    [Trait("Carries", "modelkit.clear")]
    public void Withdraw_SomethingIsKept_ErasesAllOfItAndTheMarker()
    {
        string[] kept = [_home.Keep("segment.ready"), _home.Keep("install"), _home.Keep("sub", "folder", "deep")];

        Assert.Equal(StoreOutcome.Stored, _home.Keeper.Withdraw());

        Assert.DoesNotContain(kept, File.Exists);
        Assert.False(Directory.Exists(Path.Join(_home.Folders.State, "sub")));
        Assert.False(File.Exists(_home.Folders.ErasePending));
    }

    [Fact]
    public void Erase_SomethingIsKept_LeavesTheDecisionAndTheAppsOwnFiles()
    {
        _home.Keeper.Grant(_home.Keeper.Read());
        var kept = _home.Keep("segment.ready");
        var foreign = Path.Join(_home.Folders.Config, "settings.json");
        File.WriteAllText(foreign, "{}");

        Assert.Equal(StoreOutcome.Stored, _home.Keeper.Erase());

        Assert.False(File.Exists(kept));
        Assert.True(File.Exists(foreign));
        Assert.Equal(ConsentChoice.Granted, _home.Keeper.Read().Choice);
    }

    [Fact]
    public void Erase_LinkOutOfTheFolder_LeavesWhatItLeadsTo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("CI") is null, "Links need a privilege.");
        var outside = Path.Join(_home.Folders.Config, "outside", "file");
        Directory.CreateDirectory(Path.GetDirectoryName(outside)!);
        File.WriteAllText(outside, "stays");
        _home.Keep("segment");
        Directory.CreateSymbolicLink(Path.Join(_home.Folders.State, "link"), Path.GetDirectoryName(outside)!);

        Assert.Equal(StoreOutcome.Stored, _home.Keeper.Erase());

        Assert.Equal("stays", File.ReadAllText(outside));
        Assert.False(Path.Exists(Path.Join(_home.Folders.State, "link")));
    }

    [Theory]
    [InlineData("withdrawal\n")]
    [InlineData("withdr")]
    [InlineData("")]
    public void FinishErasure_MarkerOfAProcessThatDied_RefusesAndErases(string mark)
    {
        _home.Keeper.Grant(_home.Keeper.Read());
        var kept = _home.Keep("segment.ready");
        File.WriteAllText(_home.Folders.ErasePending, mark);

        Assert.Equal(StoreOutcome.Stored, _home.Keeper.FinishErasure());

        Assert.Equal(ConsentChoice.Refused, _home.Keeper.Read().Choice);
        Assert.False(File.Exists(kept));
        Assert.False(_home.Keeper.IsErasurePending);
    }

    [Fact]
    public void Erase_WhileAWithdrawalIsPending_StaysAWithdrawal()
    {
        _home.Keeper.Grant(_home.Keeper.Read());
        File.WriteAllText(_home.Folders.ErasePending, "withdrawal\n");

        _home.Keeper.Erase();

        Assert.Equal(ConsentChoice.Refused, _home.Keeper.Read().Choice);
    }

    [Fact]
    public void Grant_WhileAnErasureIsPending_FinishesItFirstAndDoesNotOutvoteIt()
    {
        var kept = _home.Keep("segment.ready");
        var known = _home.Keeper.Read();
        Directory.CreateDirectory(_home.Folders.Config);
        File.WriteAllText(_home.Folders.ErasePending, "withdrawal\n");

        Assert.Equal(StoreOutcome.ChangedMeanwhile, _home.Keeper.Grant(known));
        Assert.False(File.Exists(kept));
    }

    [Fact]
    public void Withdraw_SomeoneMakesTheIdentifier_StaysPendingUntilTheNextStart()
    {
        _home.Keep("segment.ready");
        using (FileLock.TryAcquire(Path.Join(_home.Folders.State, "install.lock"), TimeSpan.Zero))
        {
            Assert.Equal(StoreOutcome.ErasurePending, _home.Keeper.Withdraw());
        }

        using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(_home.Environment, _home.Time));

        Assert.False(_home.Keeper.IsErasurePending);
    }

    [Fact]
    public void Start_ErasureCannotBeFinished_IsOffByRule6()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example";
        Directory.CreateDirectory(_home.Folders.Config);
        File.WriteAllText(_home.Folders.ErasePending, "state\n");
        using (FileLock.TryAcquire(_home.Folders.ConsentFile + FileLock.Extension, TimeSpan.Zero))
        {
            using var stopped = TelemetryClient.Start(TestHost.Options, TestHost.With(_home.Environment, _home.Time));
            Assert.Equal((6, ConsentState.ErasureUnfinished), (stopped.Decision.Rule, stopped.Decision.Inputs.Consent));
        }

        using var started = TelemetryClient.Start(TestHost.Options, TestHost.With(_home.Environment, _home.Time));
        Assert.Equal(9, started.Decision.Rule);
    }
}
