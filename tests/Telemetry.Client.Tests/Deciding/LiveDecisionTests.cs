using Telemetry.Client.BuiltIn;
using Telemetry.Client.Deciding;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Deciding;

public sealed class LiveDecisionTests : IDisposable
{
    private readonly TestHome _home = new();
    private MachinePolicy _policy;

    public LiveDecisionTests()
    {
        _home.Environment["NOTES_TELEMETRY_URL"] = "https://t.example";
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void IsStillAllowed_NothingChanges_AllocatesNothing()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Keeper.Grant(_home.Keeper.Read());
        File.SetLastWriteTimeUtc(_home.Folders.ConsentFile, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        var live = Start();
        var isAllowed = live.IsStillAllowed();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            isAllowed &= live.IsStillAllowed();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(isAllowed);
    }

    [Fact]
    [Trait("Carries", "mxc.consent")]
    public void IsStillAllowed_WithdrawnByAnotherProcess_IsOffForGood()
    {
        _home.Keeper.Grant(_home.Keeper.Read());
        var live = Start();
        Assert.True(live.IsStillAllowed());

        _home.Keeper.Withdraw();
        Assert.False(live.IsStillAllowed());
        Assert.Equal(6, live.Current.Rule);

        _home.Keeper.Grant(_home.Keeper.Read());
        Assert.False(live.IsStillAllowed());
        Assert.False(live.Reconfirm());
    }

    [Fact]
    public void IsStillAllowed_RefusalOfTheSameLengthWithinOneTickOfTheClock_IsSeen()
    {
        _home.ConsentText = """{"consent":"granted","consent_version":1}""";
        var live = Start();
        var at = File.GetLastWriteTimeUtc(_home.Folders.ConsentFile);

        _home.ConsentText = """{"consent":"refused","consent_version":1}""";
        File.SetLastWriteTimeUtc(_home.Folders.ConsentFile, at);

        Assert.False(live.IsStillAllowed());
    }

    [Fact]
    public void IsStillAllowed_ConsentFileIsRemoved_IsOff()
    {
        _home.Keeper.Grant(_home.Keeper.Read());
        var live = Start();

        File.Delete(_home.Folders.ConsentFile);

        Assert.False(live.IsStillAllowed());
        Assert.Equal(13, live.Current.Rule);
    }

    [Fact]
    public void IsStillAllowed_RefusedBySomeoneWhoHadDecidedNothing_IsOff()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        var live = Start();
        Assert.True(live.IsStillAllowed());

        _home.ConsentText = """{"consent":"refused"}""";

        Assert.False(live.IsStillAllowed());
    }

    [Fact]
    public void Reconfirm_ErasureHasBegun_IsOff()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        var live = Start();
        Assert.True(live.Reconfirm());

        Directory.CreateDirectory(_home.Folders.Config);
        File.WriteAllText(_home.Folders.ErasePending, "state\n");

        Assert.False(live.Reconfirm());
        Assert.Equal(6, live.Current.Rule);
    }

    [Fact]
    public void Reconfirm_PolicyComes_IsOffAtOnceAndForEventsWithinAMinute()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        var batch = Start(_home.Time);
        var events = Start(_home.Time);

        _policy = MachinePolicy.Forbids;
        Assert.False(batch.Reconfirm());
        Assert.Equal(1, batch.Current.Rule);

        Assert.True(events.IsStillAllowed());
        _home.Time.Jump(TimeSpan.FromMinutes(1));
        Assert.False(events.IsStillAllowed());
    }

    [Fact]
    public void IsStillAllowed_AnotherRuleSaysOnToo_GoesOn()
    {
        _home.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
        _home.Keeper.Grant(_home.Keeper.Read());
        var live = Start();

        _home.Environment["NOTES_TELEMETRY_ENABLED"] = null;

        Assert.True(live.IsStillAllowed());
        Assert.True(live.IsStillAllowed());
    }

    private LiveDecision Start(TimeProvider? time = null)
    {
        var host = TestHost.With(_home.Environment, time) with { Policy = _ => _policy };
        var names = new VariableNames("NOTES");
        var settings = DestinationSettings.Read(TestHost.Options, names, host.Environment, BuiltInSettings.None);
        var reader = new InputReader(TestHost.Options, names, settings, host);
        return new(reader, reader.Stamp(), Decider.Decide(reader.Read()), host.Time);
    }
}
