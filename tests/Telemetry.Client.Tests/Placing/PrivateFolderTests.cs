using Ingest.Testing;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Tests.Placing;

public sealed class PrivateFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void TryCreate_ParentsAreMissing_IsMadeForTheOwnerAlone()
    {
        var path = Path.Join(_directory.Path, "state", "telemetry");

        Assert.True(PrivateFolder.TryCreate(path));
        Assert.True(Directory.Exists(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void TryCreate_FolderIsOpenToOthers_IsClosed()
    {
        var path = Path.Join(_directory.Path, "telemetry");
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        Assert.True(PrivateFolder.TryCreate(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void TryCreate_AFileIsInTheWay_False()
    {
        var path = Path.Join(_directory.Path, "telemetry");
        File.WriteAllText(path, "");

        Assert.False(PrivateFolder.TryCreate(path));
        Assert.False(PrivateFolder.TryCreate(Path.Join(path, "below")));
    }
}
