using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Tests.Placing;

public class FolderNameTests
{
    [Theory]
    [InlineData("notes")]
    [InlineData("my-tool_2.0")]
    [InlineData("Contoso")]
    public void Of_SafeName_StaysAsItIs(string app) => Assert.Equal(app, FolderName.Of(app));

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../../etc")]
    [InlineData(".hidden")]
    [InlineData("ends.")]
    [InlineData("a/b")]
    [InlineData(@"a\b")]
    [InlineData("C:")]
    [InlineData("nul")]
    [InlineData("COM1.x")]
    [InlineData("my tool")]
    [InlineData("Übung")]
    public void Of_UnsafeName_IsChangedAndMarked(string app)
    {
        var name = FolderName.Of(app);

        Assert.NotEqual(app, name);
        Assert.Matches("^[A-Za-z0-9._-]+-[0-9a-f]{8}$", name);
    }

    [Fact]
    public void Of_TwoNamesThatLookAlike_TwoFolders() => Assert.NotEqual(FolderName.Of("a b"), FolderName.Of("a/b"));

    [Fact]
    public void Of_AnyName_IsOneFolderBelowItsParent() => Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyString>(app =>
    {
        var name = FolderName.Of(app.Get);
        return Path.GetFileName(name) == name && Path.GetDirectoryName(Path.GetFullPath(name, "/parent")) == "/parent" && name[0] != '.';
    }));
}
