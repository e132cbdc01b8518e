using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Events;
using Telemetry.Client.Identifying;
using Telemetry.Client.Placing;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Identifying;

public sealed class InstallIdsTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    [Trait("Carries", "modelkit.device-id")]
    public void Get_FirstRunThenSecond_NewThenExisting()
    {
        var first = Ids().Get(() => true);
        var second = Ids().Get(() => true);

        Assert.Equal((InstallStatus.New, InstallStatus.Existing), (first.Status, second.Status));
        Assert.Equal(first.Id, second.Id);
        Assert.Equal('4', first.Id.ToString()![14]);
        Assert.Contains(first.Id.ToString()![19], "89ab");
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    [InlineData(-89, true)]
    [InlineData(-90, false)]
    public void Get_AfterDays_IsReplacedAt90(int days, bool stays)
    {
        var first = Ids().Get(() => true);

        _home.Time.Jump(TimeSpan.FromDays(days));
        var later = Ids().Get(() => true);

        Assert.Equal(stays, first.Id == later.Id);
        Assert.Equal(stays ? InstallStatus.Existing : InstallStatus.New, later.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id 1")]
    [InlineData("00000000-0000-4000-8000-000000000000")]
    [InlineData("00000000-0000-4000-8000-000000000000 99999999999999")]
    [InlineData("00000000-0000-4000-8000-000000000000 -1")]
    public void Get_FileCannotBeUnderstood_IsReplaced(string text)
    {
        File.WriteAllText(_home.Keep("install"), text);

        Assert.Equal(InstallStatus.New, Ids().Get(() => true).Status);
        Assert.Equal(InstallStatus.Existing, Ids().Get(() => true).Status);
    }

    [Fact]
    [Trait("Carries", "modelkit.device-id")]
    public void Get_NowhereToKeepIt_FailsWithoutOne()
    {
        Assert.Equal(InstallIdentity.Failed, new InstallIds(null, _home.Time, Random.Shared.NextBytes).Get(() => true));

        Directory.CreateDirectory(Path.GetDirectoryName(_home.Folders.State)!);
        File.WriteAllText(_home.Folders.State, "in the way");
        Assert.Equal(InstallIdentity.Failed, Ids().Get(() => true));
    }

    [Fact]
    public void Get_WithdrawnJustNow_MakesNone()
    {
        Assert.Equal(InstallIdentity.Failed, Ids().Get(() => false));
        Assert.False(File.Exists(InstallIdentity.FileIn(_home.Folders.State)));
    }

    [Fact]
    public void Get_ManyAtOnce_Agree()
    {
        var found = new InstallIdentity[8];
        using var start = new Barrier(found.Length);
        Thread[] threads = [.. Enumerable.Range(0, found.Length).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            found[i] = Ids().Get(() => true);
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        Assert.Single(found.Where(f => f.Id is not null).Select(f => f.Id).Distinct());
        Assert.True(found.Count(f => f.Status == InstallStatus.New) <= 1);
    }

    [Fact]
    public void Withdraw_IdentifierIsThere_ErasesIt()
    {
        var before = Ids().Get(() => true);

        _home.Keeper.Withdraw();

        Assert.False(File.Exists(InstallIdentity.FileIn(_home.Folders.State)));
        Assert.NotEqual(before.Id, Ids().Get(() => true).Id);
    }

    [Fact]
    public void Read_AnyBytes_AreARecordOrNone() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
        InstallRecord.Read(bytes) is null));

    [Fact]
    public void Get_File_IsForItsOwnerAlone()
    {
        Ids().Get(() => true);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(PrivateFolder.FileMode, File.GetUnixFileMode(InstallIdentity.FileIn(_home.Folders.State)));
        }
    }

    private InstallIds Ids() => new(_home.Folders, _home.Time, Random.Shared.NextBytes);
}
