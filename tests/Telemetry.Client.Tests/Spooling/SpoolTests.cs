using Telemetry.Client.Placing;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Tests.Spooling;

/// <summary>The writing side, on a real disk.</summary>
public sealed class SpoolTests : IDisposable
{
    private readonly SpoolBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void TryAppend_UntilTheFirstEvent_MakesNothing()
    {
        _bench.Open().Close();

        Assert.False(Directory.Exists(_bench.Folder.Path));
    }

    [Fact]
    public void TryAppend_FirstEvent_IsOnDiskAtOnceForItsOwnerAlone()
    {
        var spool = _bench.Open();

        Assert.True(SpoolBench.Append(spool, "a"));

        var file = Assert.Single(_bench.Files);
        Assert.EndsWith(".open", file, StringComparison.Ordinal);
        Assert.Equal(SegmentHeader.Bytes + RecordFrame.HeadBytes + 1, new FileInfo(_bench.Folder.PathOf(file)).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(PrivateFolder.FileMode, File.GetUnixFileMode(_bench.Folder.PathOf(file)));
            Assert.Equal(PrivateFolder.FileMode | UnixFileMode.UserExecute, File.GetUnixFileMode(_bench.Folder.Path));
        }
    }

    [Fact]
    public void Close_AfterEvents_IsReadyUnderTheSameId()
    {
        var spool = _bench.Open();
        SpoolBench.Append(spool, "a");
        var open = Assert.Single(_bench.Files);

        spool.Close();

        Assert.Equal(Path.ChangeExtension(open, ".ready"), Assert.Single(_bench.Files));
        Assert.Equal(SegmentState.Ready, Assert.Single(_bench.Folder.List()).Name.State);
    }

    [Fact]
    public void Discard_OpenSegment_IsGone()
    {
        var spool = _bench.Open();
        SpoolBench.Append(spool, "a");

        Assert.Equal(1, spool.Discard());
        Assert.Empty(_bench.Files);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("create")]
    [InlineData("write")]
    public void TryAppend_DiskFault_SaysSoAndGoesOnLater(string operation)
    {
        var spool = _bench.Open();
        _bench.Disk.Fault = Failing(operation);
        Assert.False(SpoolBench.Append(spool, "a"));

        _bench.Disk.Fault = static (_, _) => { };
        Assert.False(SpoolBench.Append(spool, "b"));
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(SpoolBench.Append(spool, "c"));
        spool.Close();

        Assert.Equal(["c"], _bench.TakeAll());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void TryAppend_DiskFullWithinARecord_LeavesTheEventsBeforeIt(int torn)
    {
        var spool = _bench.Open();
        SpoolBench.Append(spool, "a");
        (_bench.Disk.Fault, _bench.Disk.TornBytes) = (Failing("write"), torn);

        Assert.False(SpoolBench.Append(spool, "b"));

        var file = Assert.Single(_bench.Files);
        Assert.EndsWith(".ready", file, StringComparison.Ordinal);
        Assert.Equal(SegmentHeader.Bytes + RecordFrame.HeadBytes + 1, new FileInfo(_bench.Folder.PathOf(file)).Length);
    }

    [Fact]
    public void TryAppend_TornRecordThatCannotBeCutOff_IsSkipped()
    {
        var spool = _bench.Open();
        SpoolBench.Append(spool, "a");
        _bench.Disk.TornBytes = 9;
        _bench.Disk.Fault = static (operation, _) =>
        {
            if (operation is "write" or "truncate")
            {
                throw new IOException("full");
            }
        };

        Assert.False(SpoolBench.Append(spool, "b"));
        spool.Close();

        _bench.Disk.Fault = static (_, _) => { };
        Assert.Equal(["a"], _bench.TakeAll());
    }

    [Fact]
    public void Close_RenameFails_IsAdoptedLater()
    {
        var spool = _bench.Open();
        SpoolBench.Append(spool, "a");
        _bench.Disk.Fault = Failing("rename");

        spool.Close();

        _bench.Disk.Fault = static (_, _) => { };
        Assert.EndsWith(".open", Assert.Single(_bench.Files), StringComparison.Ordinal);
        Assert.Equal(["a"], _bench.TakeAll());
    }

    [Fact]
    public void TryAppend_SixteenThreads_EveryEventIsThereOnce()
    {
        var spool = _bench.Open();

        Parallel.For(0, 16, thread =>
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.True(SpoolBench.Append(spool, $"{thread}-{i}"));
            }
        });
        spool.Close();

        var texts = _bench.TakeAll();
        Assert.Equal((1600, 1600), (texts.Count, texts.Distinct().Count()));
    }

    [Fact]
    public void TryAppend_HundredThousand_StaysWithinTheBoundsAndCountsTheOldest()
    {
        const int All = 100_000;
        var spool = _bench.Open();
        var line = new byte[500];
        Array.Fill(line, (byte)'x');
        for (var i = 0; i < All; i++)
        {
            _ = i.TryFormat(line, out _);
            Assert.True(spool.TryAppend(RecordKind.Event, line));
        }

        spool.Close();

        var entries = _bench.Folder.List();
        Assert.InRange(entries.Sum(e => e.Length), 1, SpoolLimits.MaxBytes);
        var dropped = _bench.Counters.Read(0).Dropped(DropReason.SpoolFull);
        var kept = _bench.TakeAll();
        Assert.InRange(kept.Count, SpoolLimits.MaxEvents - SpoolLimits.SegmentEvents, SpoolLimits.MaxEvents);
        Assert.Equal(All, kept.Count + dropped);
        Assert.StartsWith("99999", kept[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void TryAppend_LargeEvents_StaysWithinTheBytes()
    {
        var spool = _bench.Open();
        var line = new byte[60_000];
        for (var i = 0; i < 300; i++)
        {
            Assert.True(spool.TryAppend(RecordKind.Event, line));
        }

        spool.Close();

        Assert.InRange(_bench.Folder.List().Sum(e => e.Length), SpoolLimits.MaxBytes / 2, SpoolLimits.MaxBytes);
    }

    [Fact]
    public void NoteLoss_ThenClose_IsFoundByTheDrain()
    {
        var spool = _bench.Open();
        spool.NoteLoss(DropReason.TooLarge, 3);
        spool.Close();

        using var drain = _bench.Drain();
        Assert.Null(drain.Next(int.MaxValue));
        Assert.Equal(3, drain.Losses[DropReason.TooLarge]);
    }

    internal static Action<string, string> Failing(string failing) =>
        (operation, _) =>
        {
            if (operation == failing)
            {
                throw new IOException("EIO");
            }
        };
}
