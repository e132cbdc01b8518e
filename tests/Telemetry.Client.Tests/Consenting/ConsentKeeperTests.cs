using System.Text.Json;
using Telemetry.Client.Consenting;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Consenting;

public sealed class ConsentKeeperTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Grant_NothingStored_StoresAYesToTheFieldsOfThisBuild()
    {
        Assert.Equal(StoreOutcome.Stored, _home.Keeper.Grant(_home.Keeper.Read()));

        Assert.Equal(ConsentState.Granted, _home.Keeper.Read().StateFor(EventCatalogueInfo.ConsentVersion));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(PrivateFolder.FileMode, File.GetUnixFileMode(_home.Folders.ConsentFile));
        }
    }

    [Fact]
    [Trait("Carries", "modelkit.config")]
    public void Write_MembersOfOthers_AreKept()
    {
        _home.ConsentText = """{"theme":{"dark":true,"n":1.50},"consent":"granted","consent_version":1,"list":[1,"é"]}""";

        _home.Keeper.Withdraw();

        using var file = JsonDocument.Parse(_home.ConsentText!);
        Assert.Equal("1.50", file.RootElement.GetProperty("theme").GetProperty("n").GetRawText());
        Assert.Equal("é", file.RootElement.GetProperty("list")[1].GetString());
        Assert.Equal("refused", file.RootElement.GetProperty("consent").GetString());
        Assert.Equal(1, file.RootElement.GetProperty("revision").GetInt64());
    }

    [Fact]
    public void Write_EachTime_RaisesTheRevision()
    {
        _home.Keeper.Grant(_home.Keeper.Read());
        _home.Keeper.Withdraw();
        _home.Keeper.Grant(_home.Keeper.Read());

        Assert.Equal(3, _home.Keeper.Read().Revision);
    }

    [Fact]
    public void Grant_StoredMeanwhile_ChangesNothing()
    {
        var known = _home.Keeper.Read();
        _home.Keeper.Withdraw();

        Assert.Equal(StoreOutcome.ChangedMeanwhile, _home.Keeper.Grant(known));
        Assert.Equal(ConsentChoice.Refused, _home.Keeper.Read().Choice);
    }

    [Fact]
    public void Grant_EditedByHandMeanwhile_ChangesNothing()
    {
        _home.ConsentText = """{"theme":"dark"}""";
        var known = _home.Keeper.Read();
        _home.ConsentText = """{"consent":"refused"}""";

        Assert.Equal(StoreOutcome.ChangedMeanwhile, _home.Keeper.Grant(known));
    }

    [Fact]
    public void Withdraw_GrantedMeanwhile_Wins()
    {
        _home.Keeper.Grant(_home.Keeper.Read());

        Assert.Equal(StoreOutcome.Stored, _home.Keeper.Withdraw());
        Assert.Equal(ConsentChoice.Refused, _home.Keeper.Read().Choice);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("""{"consent":"maybe"}""")]
    [InlineData("")]
    public void Write_FileCannotBeRead_IsMovedAsideAndKept(string text)
    {
        _home.ConsentText = text;

        Assert.Equal(StoreOutcome.Stored, _home.Keeper.Grant(_home.Keeper.Read()));

        Assert.Equal(ConsentChoice.Granted, _home.Keeper.Read().Choice);
        var aside = Assert.Single(Directory.GetFiles(_home.Folders.Config, "*.unreadable-*"));
        Assert.Equal(text, File.ReadAllText(aside));
    }

    [Fact]
    public void Write_LargerThanTheBound_IsMovedAside()
    {
        _home.ConsentText = """{"consent":"granted","consent_version":1}""" + new string(' ', SmallFile.MaxBytes);

        Assert.Equal(ConsentChoice.Unreadable, _home.Keeper.Read().Choice);
        Assert.Equal(StoreOutcome.Stored, _home.Keeper.Withdraw());
        Assert.Single(Directory.GetFiles(_home.Folders.Config, "*.unreadable-*"));
    }

    [Fact]
    public void ShowNotice_FileCannotBeRead_ShowsNothingAndLeavesItAlone()
    {
        _home.ConsentText = "damaged";

        _home.Keeper.ShowNotice(() => throw new InvalidOperationException("shown"));

        Assert.Equal("damaged", _home.ConsentText);
    }

    [Fact]
    public void Grant_LockIsHeld_IsBusyAfterABoundedWait()
    {
        Directory.CreateDirectory(_home.Folders.Config);
        using var held = FileLock.TryAcquire(_home.Folders.ConsentFile + FileLock.Extension, TimeSpan.Zero);

        Assert.NotNull(held);
        Assert.Equal(StoreOutcome.Busy, _home.Keeper.Grant(_home.Keeper.Read()));
        Assert.Null(_home.ConsentText);
    }

    [Fact]
    public void Withdraw_LockIsHeld_CountsAtOnceAndIsFinishedLater()
    {
        var kept = _home.Keep("segment");
        Directory.CreateDirectory(_home.Folders.Config);
        using (FileLock.TryAcquire(_home.Folders.ConsentFile + FileLock.Extension, TimeSpan.Zero))
        {
            Assert.Equal(StoreOutcome.ErasurePending, _home.Keeper.Withdraw());
            Assert.True(_home.Keeper.IsErasurePending);
        }

        Assert.Equal(StoreOutcome.Stored, _home.Keeper.FinishErasure());
        Assert.False(File.Exists(kept));
        Assert.Equal(ConsentChoice.Refused, _home.Keeper.Read().Choice);
    }

    [Fact]
    public void Grant_NoFolderCanBeMade_IsNotWritable()
    {
        File.WriteAllText(Path.Join(Path.GetDirectoryName(Path.GetDirectoryName(_home.Folders.Config)), ".config"), "in the way");

        Assert.Equal(StoreOutcome.NotWritable, _home.Keeper.Grant(ConsentRecord.None));
        Assert.Equal(StoreOutcome.NotWritable, _home.Keeper.Withdraw());
    }

    [Fact]
    [Trait("Carries", "modelkit.config")]
    public void Store_AnyWrite_LeavesNothingBeside()
    {
        _home.Keeper.Grant(_home.Keeper.Read());
        _home.Keeper.ShowNotice(() => false);
        _home.Keeper.Withdraw();

        string[] names = ["telemetry.json", "telemetry.json.lock"];
        Assert.Equal(names, Directory.GetFiles(_home.Folders.Config).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));
    }
}
