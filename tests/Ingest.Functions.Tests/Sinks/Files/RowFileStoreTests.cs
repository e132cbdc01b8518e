using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.Files;

namespace Ingest.Functions.Tests.Sinks.Files;

public sealed class RowFileStoreTests : IDisposable
{
    private const string First = "rows-20261121T09-000.jsonl";

    private const string Second = "rows-20261121T09-001.jsonl";

    private readonly Stores _stores = new();

    [Fact]
    public void Write_SeveralBatches_AppendsThemToTheFileOfTheHour()
    {
        Assert.Equal(CommitOutcome.Stored, _stores.Write("a\n", "b\nc\n"));
        Assert.Equal(CommitOutcome.Stored, _stores.Write("d\n"));

        Assert.Equal([First], _stores.Files());
        Assert.Equal("a\nb\nc\nd\n", _stores.Read(First));
        Assert.Equal(_stores.Clock.GetUtcNow(), _stores.Store.LastStored);
    }

    [Fact]
    public void Write_NextHour_IsTheNextFile()
    {
        _stores.Write("a\n");
        _stores.Clock.Advance(TimeSpan.FromMinutes(59));
        _stores.Write("b\n");
        _stores.Clock.Advance(TimeSpan.FromMinutes(1));
        _stores.Write("c\n");

        Assert.Equal([First, "rows-20261121T10-000.jsonl"], _stores.Files());
        Assert.Equal("a\nb\n", _stores.Read(First));
    }

    [Fact]
    public void Write_FullFile_IsFollowedByAnother()
    {
        _stores.Options = _stores.Options with { MaxFileBytes = 4 };
        _stores.Write("a\n");
        _stores.Write("b\n");
        _stores.Write("c\n");

        Assert.Equal([First, Second], _stores.Files());
        Assert.Equal("a\nb\n", _stores.Read(First));
        Assert.Equal("c\n", _stores.Read(Second));
    }

    [Fact]
    public void Write_AfterARestart_GoesOnInTheSameFile()
    {
        _stores.Write("a\n");
        _stores.Close();
        _stores.Write("b\n");

        Assert.Equal("a\nb\n", _stores.Read(First));
    }

    [Fact]
    public void Write_AfterARestartWithAFullFile_BeginsAnother()
    {
        _stores.Options = _stores.Options with { MaxFileBytes = 2 };
        _stores.Put(Second, "a\n");
        _stores.Write("b\n");

        Assert.Equal([Second, "rows-20261121T09-002.jsonl"], _stores.Files());
    }

    [Fact]
    public void Write_ClockSetBackAnHour_GoesToThatHoursFileAndBack()
    {
        _stores.Write("a\n");
        _stores.Clock.Jump(TimeSpan.FromHours(-1));
        Assert.True(_stores.Write("b\n").IsStored);
        _stores.Clock.Jump(TimeSpan.FromHours(1));
        Assert.True(_stores.Write("c\n").IsStored);

        Assert.Equal("a\nc\n", _stores.Read(First));
        Assert.Equal("b\n", _stores.Read("rows-20261121T08-000.jsonl"));
    }

    [Fact]
    public void Write_Nothing_ProvesTheWayAndLeavesNothingBehind()
    {
        Assert.True(_stores.Write("").IsStored);
        Assert.True(_stores.Write("", "").IsStored);
        Assert.Equal(2, _stores.Writer.Flushes);

        _stores.Close();
        Assert.Empty(_stores.Files());
    }

    [Fact]
    public void Open_FilesPastTheirDays_AreRemoved()
    {
        _stores.Options = _stores.Options with { RetainDays = 2 };
        _stores.Put("rows-20261119T08-000.jsonl", "a\n");
        _stores.Put("rows-20261119T09-000.jsonl", "b\n");
        _ = _stores.Store;

        Assert.Equal(["rows-20261119T09-000.jsonl"], _stores.Files());
    }

    [Fact]
    public void Write_HoursLater_RemovesWhatIsPastItsDaysByThen()
    {
        _stores.Options = _stores.Options with { RetainDays = 1 };
        _stores.Write("a\n");
        _stores.Clock.Advance(TimeSpan.FromHours(24));
        _stores.Write("b\n");
        Assert.Equal([First, "rows-20261122T09-000.jsonl"], _stores.Files());
        _stores.Clock.Advance(TimeSpan.FromHours(1));
        _stores.Write("c\n");

        Assert.Equal(["rows-20261122T09-000.jsonl", "rows-20261122T10-000.jsonl"], _stores.Files());
    }

    [Fact]
    public void Open_ForeignFiles_AreLeftAlone()
    {
        string[] foreign = ["notes.txt", "rows-old.jsonl", "rows-20200101T00-000.jsonl.bak", "rows-20200101T00-0.jsonl", "rows-20209901T00-000.jsonl", "xrows-20200101T00-000.jsonl"];
        foreach (var name in foreign)
        {
            _stores.Put(name, "no newline");
        }

        _stores.Write("a\n");

        Assert.Equal([First, .. foreign], _stores.Files().Order(StringComparer.Ordinal).OrderBy(f => f != First).ThenBy(f => Array.IndexOf(foreign, f)));
        Assert.All(foreign, name => Assert.Equal("no newline", _stores.Read(name)));
    }

    [Fact]
    public void Open_TornTails_AreTakenOffAllFiles()
    {
        _stores.Put("rows-20261120T09-000.jsonl", "a\nb\n{\"c");
        _stores.Put(First, "d\n{");
        _stores.Write("e\n");

        Assert.Equal("a\nb\n", _stores.Read("rows-20261120T09-000.jsonl"));
        Assert.Equal("d\ne\n", _stores.Read(First));
    }

    [Fact]
    public void Open_SecondStoreOnTheDirectory_IsRefusedNamingTheSetting()
    {
        _stores.Write("a\n");

        var refused = Assert.Throws<IOException>(() => _stores.Open());
        Assert.Contains("Ingest:File:Directory", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_stores.Path, refused.Message, StringComparison.Ordinal);

        _stores.Close();
        using var next = _stores.Open();
    }

    [Fact]
    public void Write_NewFile_IsTheOwnersAlone()
    {
        _stores.Write("a\n");

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(_stores.Path, First)) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void Open_MissingDirectory_IsMade()
    {
        var nested = Path.Combine(_stores.Path, "a", "b");
        using var store = new RowFileStore(
            _stores.Options with { Directory = nested }, _stores.Writer, _stores.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<RowFileStore>.Instance);

        Assert.True(Directory.Exists(nested));
    }

    public void Dispose() => _stores.Dispose();
}
