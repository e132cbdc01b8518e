using Telemetry.Client.Spooling;

namespace Telemetry.Client.Tests.Spooling;

/// <summary>The taking side, on a real disk.</summary>
public sealed class SpoolDrainTests : IDisposable
{
    private readonly SpoolBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void TryBegin_AnotherOneDrains_Null()
    {
        using var drain = _bench.Drain();

        Assert.Null(SpoolDrain.TryBegin(_bench.Folder, _bench.Ids, _bench.Time, _bench.Counters, []));
    }

    [Fact]
    public void Next_SmallSegments_AreOneBatchInTheirOrder()
    {
        _bench.Write("a", "b");
        _bench.Write("c");
        using var drain = _bench.Drain();

        var batch = drain.Next(int.MaxValue)!;

        Assert.Equal(["a", "b", "c"], SpoolBench.Texts(batch));
        Assert.Equal(["drain.lock", $"{batch.Id}.sending"], _bench.Files.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Next_OneSegment_IsClaimedByItsOwnName()
    {
        _bench.Write("a");
        var id = Assert.Single(_bench.Folder.List()).Name.Id;
        using var drain = _bench.Drain();

        Assert.Equal(id, drain.Next(int.MaxValue)!.Id);
    }

    [Fact]
    public void Settle_EverythingRetained_IsThereAgainUnderTheSameName()
    {
        _bench.Write("a", "b");
        Guid first;
        using (var drain = _bench.Drain())
        {
            var batch = drain.Next(int.MaxValue)!;
            first = batch.Id;
            drain.Settle(batch, batch.Records);
            Assert.Null(drain.Next(int.MaxValue));
        }

        using var later = _bench.Drain();
        Assert.Equal(first, later.Next(int.MaxValue)!.Id);
    }

    [Fact]
    public void Settle_SomeRetained_OnlyThoseAreLeft()
    {
        _bench.Write("a", "b", "c");
        using (var drain = _bench.Drain())
        {
            var batch = drain.Next(int.MaxValue)!;
            drain.Settle(batch, [batch.Records[1]]);
            Assert.Null(drain.Next(int.MaxValue));
        }

        Assert.Equal(["b"], _bench.TakeAll());
        Assert.Equal(["drain.lock"], _bench.Files);
    }

    [Fact]
    public void Next_SegmentHoldsMoreThanARequestMay_IsTakenInParts()
    {
        _bench.Write("a", "b", "c", "d", "e");
        using var drain = _bench.Drain();

        var parts = new List<string[]>();
        while (drain.Next(2) is { } batch)
        {
            parts.Add([.. SpoolBench.Texts(batch)]);
            drain.Settle(batch, []);
        }

        Assert.Equal([["a", "b"], ["c", "d"], ["e"]], parts);
        Assert.Equal(["drain.lock"], _bench.Files);
    }

    [Fact]
    public void PutBack_ASegment_IsHandedOutAgainInParts()
    {
        _bench.Write("a", "b", "c");
        using var drain = _bench.Drain();

        Assert.True(drain.PutBack(drain.Next(3)!));

        Assert.Equal(["a", "b"], SpoolBench.Texts(drain.Next(2)!));
        Assert.Equal(["c"], SpoolBench.Texts(drain.Next(2)!));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("write")]
    [InlineData("flush")]
    [InlineData("rename")]
    public void Next_NoRoomForTheParts_LeavesTheSegmentToALaterDrain(string operation)
    {
        _bench.Write("a", "b", "c");
        for (var faultless = 0; faultless < 2; faultless++)
        {
            var left = faultless;
            _bench.Disk.Fault = (name, file) =>
            {
                if (name == operation && left-- <= 0)
                {
                    SpoolTests.Failing(operation)(name, file);
                }
            };
            using var drain = _bench.Drain();
            Assert.Null(drain.Next(2));
        }

        _bench.Disk.Fault = static (_, _) => { };
        Assert.Equal(["a", "b", "c"], _bench.TakeAll());
    }

    [Fact]
    public void Append_AdoptedBeforeItWasLocked_BeginsAnotherSegment()
    {
        _bench.Disk.BeforeLock = path =>
        {
            using var drain = _bench.Drain();
            return Path.ChangeExtension(path, "ready");
        };
        var living = _bench.Open();

        Assert.True(SpoolBench.Append(living, "a"));

        Assert.Empty(_bench.TakeAll());
        living.Close();
        Assert.Equal(["a"], _bench.TakeAll());
    }

    [Fact]
    public void Next_LivingProcessWrites_ItsSegmentIsLeftAlone()
    {
        var living = _bench.Open();
        SpoolBench.Append(living, "mine");
        _bench.Write("done");

        Assert.Equal(["done"], _bench.TakeAll());
        SpoolBench.Append(living, "still mine");
        living.Close();
        Assert.Equal(["mine", "still mine"], _bench.TakeAll());
    }

    [Fact]
    public void Next_WrittenAfterTheBeginning_IsForALaterDrain()
    {
        using (var drain = _bench.Drain())
        {
            _bench.Write("late");
            Assert.Null(drain.Next(int.MaxValue));
        }

        Assert.Equal(["late"], _bench.TakeAll());
    }

    [Fact]
    public void Next_LeftByADeadUploader_IsTheSameRequestAgain()
    {
        _bench.Write("a");
        Guid first;
        using (var dead = _bench.Drain())
        {
            first = dead.Next(int.MaxValue)!.Id;
        }

        using var drain = _bench.Drain();
        Assert.Equal(first, drain.Next(int.MaxValue)!.Id);
    }

    [Fact]
    public void Next_LaterVersion_IsLeftAlone()
    {
        _bench.Write("a");
        var file = _bench.Folder.PathOf(Assert.Single(_bench.Files));
        var bytes = File.ReadAllBytes(file);
        (bytes[6], bytes[7]) = (9, unchecked((byte)~9));
        File.WriteAllBytes(file, bytes);
        _bench.Time.Advance(TimeSpan.FromDays(30));

        Assert.Empty(_bench.TakeAll());
        using (var drain = _bench.Drain())
        {
            drain.Tidy();
        }

        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void Next_FilesThatAreNotOurs_AreLeftAlone()
    {
        Directory.CreateDirectory(_bench.Folder.Path);
        string[] others = ["notes.txt", "01a214d3-ebcb-7001-88b4-5908cf32f663", "01a214d3-ebcb-7001-88b4-5908cf32f663.ready.bak", "x.ready", "install-id"];
        foreach (var name in others)
        {
            File.WriteAllText(_bench.Folder.PathOf(name), "keep");
        }

        Assert.Empty(_bench.TakeAll());
        Assert.Superset(others.ToHashSet(), _bench.Files.ToHashSet());
    }

    [Fact]
    public void Next_Expired_IsDroppedAndCounted()
    {
        _bench.Write("old");
        _bench.Time.Advance(SpoolLimits.MaxAge + TimeSpan.FromSeconds(1));
        _bench.Write("new");

        Assert.Equal(["new"], _bench.TakeAll());
        Assert.Equal(1, _bench.Counters.Read(0).Dropped(DropReason.Expired));
    }

    [Fact]
    public void Next_ClockSetBackAYear_IsSentAndNotExpired()
    {
        _bench.Write("from the future");
        _bench.Time.Jump(TimeSpan.FromDays(-365));
        _bench.Write("from now");

        Assert.Equal(["from now", "from the future"], _bench.TakeAll().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("write")]
    [InlineData("flush")]
    [InlineData("rename")]
    public void Next_NoRoomToPutSegmentsTogether_TakesOneAfterTheOther(string operation)
    {
        _bench.Write("a");
        _bench.Write("b");
        _bench.Disk.Fault = SpoolTests.Failing(operation);

        Assert.Equal(["a", "b"], _bench.TakeAll());
    }

    [Theory]
    [InlineData("create")]
    [InlineData("write")]
    [InlineData("flush")]
    [InlineData("rename")]
    public void Settle_RestCannotBeWritten_NothingIsRemoved(string operation)
    {
        _bench.Write("a", "b");
        using (var drain = _bench.Drain())
        {
            var batch = drain.Next(int.MaxValue)!;
            _bench.Disk.Fault = SpoolTests.Failing(operation);
            Assert.Throws<IOException>(() => drain.Settle(batch, [batch.Records[1]]));
        }

        _bench.Disk.Fault = static (_, _) => { };
        Assert.Equal(["a", "b"], _bench.TakeAll());
    }

    [Fact]
    public void Next_RemovingFails_IsNotTakenTwiceInOneDrain()
    {
        _bench.Write("a");
        _bench.Disk.Fault = SpoolTests.Failing("delete");

        Assert.Equal(["a"], _bench.TakeAll());
    }

    [Fact]
    public void Tidy_ManySmallSegments_AreFewAndHoldTheSame()
    {
        for (var i = 0; i < 300; i++)
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(1));
            _bench.Write($"{i:000}");
        }

        using (var drain = _bench.Drain())
        {
            drain.Tidy();
        }

        Assert.InRange(_bench.Folder.List().Count, 1, 3);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i:000}"), _bench.TakeAll());
    }

    [Fact]
    public void Tidy_BeyondTheBounds_DropsTheOldestAndCounts()
    {
        for (var i = 0; i < 50; i++)
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(1));
            _bench.Write([.. Enumerable.Range(0, 100).Select(j => $"{i:00}-{j}")]);
        }

        using (var drain = _bench.Drain())
        {
            drain.Tidy();
            Assert.Equal(_bench.Counters.Read(0).Dropped(DropReason.SpoolFull), drain.Losses[DropReason.SpoolFull]);
        }

        var kept = _bench.TakeAll();
        Assert.InRange(kept.Count, SpoolLimits.MaxEvents - (2 * SpoolLimits.SegmentEvents), SpoolLimits.MaxEvents);
        Assert.Equal("49-99", kept[^1]);
        Assert.Equal(5000, kept.Count + _bench.Counters.Read(0).Dropped(DropReason.SpoolFull));
    }
}
