using System.Text;
using Ingest.Testing;
using Telemetry.Client.Delivering;
using Telemetry.Client.Spooling;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Delivering;

public sealed class SentLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FaultyDisk _disk = new();

    public void Dispose() => _directory.Dispose();

    private SentLog Log => new(new SpoolFolder(_directory.Path, _disk));

    private string[] Files => Directory.GetFiles(_directory.Path);

    [Fact]
    public void Add_MoreThanTheCap_KeepsTheLastOfItInOrder()
    {
        var lines = Enumerable.Range(0, 1_000).Select(i => Line($"{i:0000}{new string('x', 996)}")).ToList();
        foreach (var batch in lines.Chunk(150))
        {
            Log.Add([.. batch]);
        }

        var kept = Log.Read();

        Assert.InRange(Files.Sum(f => new FileInfo(f).Length), SentLog.MaxBytes / 2, SentLog.MaxBytes);
        Assert.Equal(lines.TakeLast(kept.Count).Select(l => Text(l.Payload)), kept.Select(Text));
    }

    [Fact]
    public void Add_AfterATornLine_LeavesTheTornOneOut()
    {
        Log.Add([Line("whole")]);
        File.AppendAllText(Files.Single(), "to");
        Assert.Equal(["whole"], Log.Read().Select(Text));

        Log.Add([Line("next")]);

        Assert.Equal(["whole", "next"], Log.Read().Select(Text));
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("write")]
    [InlineData("read")]
    public void Add_DiskFails_ThrowsNothing(string operation)
    {
        _disk.Fault = (done, _) =>
        {
            if (done == operation)
            {
                throw new IOException("full");
            }
        };

        Log.Add([Line("lost")]);

        _disk.Fault = static (_, _) => { };
        Assert.Empty(Log.Read());
    }

    [Fact]
    public void Add_NewFile_IsPrivate()
    {
        Log.Add([Line("x")]);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Files.Single()) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private static SpoolRecord Line(string text) => new(RecordKind.Event, Encoding.UTF8.GetBytes(text));

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);
}
