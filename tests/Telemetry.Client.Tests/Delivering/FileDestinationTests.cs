using System.Globalization;
using System.Text;
using Ingest.Testing;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

public sealed class FileDestinationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Append_NoParent_CreatesItAndTheFileForTheUserAlone()
    {
        var path = _directory.File("a", "b", "events.jsonl");

        Assert.True(new FileDestination(path).Append("{}"u8));
        Assert.True(new FileDestination(path).Append("{}"u8));

        Assert.Equal("{}\n{}\n", File.ReadAllText(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.File("a", "b")));
        }
    }

    [Fact]
    public void Append_PastTheCap_KeepsOneOlderFile()
    {
        var path = _directory.File("events.jsonl");
        var file = new FileDestination(path, maxBytes: 10);

        Assert.All(new[] { "aaaa", "bbbb", "cccc", "dddd", "eeee" }, line => Assert.True(file.Append(Encoding.ASCII.GetBytes(line))));

        Assert.Equal("eeee\n", File.ReadAllText(path));
        Assert.Equal("cccc\ndddd\n", File.ReadAllText(path + ".1"));
        Assert.Equal(2, Directory.GetFiles(_directory.Path).Length);
    }

    [Fact]
    public void Append_LineLongerThanTheCap_IsWrittenAlone()
    {
        var path = _directory.File("events.jsonl");

        Assert.True(new FileDestination(path, maxBytes: 4).Append("123456"u8));

        Assert.Equal("123456\n", File.ReadAllText(path));
    }

    [Fact]
    [Trait("Carries", "dws.file-sink")]
    public void Append_FromSeveralWritersAtOnce_LosesAndTearsNoLine()
    {
        var path = _directory.File("events.jsonl");
        var written = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).SelectMany(writer =>
        {
            var file = new FileDestination(path);
            return Enumerable.Range(0, 200)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{writer}-{i}-{new string('x', 100)}"))
                .Where(line => file.Append(Encoding.ASCII.GetBytes(line)))
                .ToList();
        }).ToList();

        Assert.NotEmpty(written);
        Assert.Equal(written.Order(), File.ReadAllLines(path).Order());
    }

    [Fact]
    public void Append_WhereItCannot_SaysSo()
    {
        File.WriteAllText(_directory.File("file"), "x");

        Assert.False(new FileDestination(_directory.File("file", "below")).Append("{}"u8));
        Assert.False(new FileDestination(_directory.Path).Append("{}"u8));
        Assert.False(new FileDestination("/dev/full").Append("{}"u8));
    }

    [Fact]
    public void Track_FileThatCannotBeWritten_IsCounted()
    {
        using var client = TelemetryClient.Start(TestHost.Options, TestHost.With(TestHost.WritingTo(_directory.Path)));

        client.Track(new HeartbeatEvent());

        Assert.Equal((1, 1), (client.Counters.Recorded, client.Counters.Dropped(DropReason.Disk)));
    }

    [Fact]
    public void Resolve_Tilde_IsTheHome()
    {
        var environment = new FakeEnvironment { ["HOME"] = "/home/me", ["USERPROFILE"] = "/home/me" };

        Assert.Equal(Path.GetFullPath("/home/me/x/y"), FilePath.Resolve("~/x/y", environment));
        Assert.Equal(Path.GetFullPath("/home/me"), FilePath.Resolve("~", environment));
        Assert.Equal(Path.GetFullPath("~x"), FilePath.Resolve("~x", environment));
        Assert.Null(FilePath.Resolve("a\0b", environment));
    }
}
