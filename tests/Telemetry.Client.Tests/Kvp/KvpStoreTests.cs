using System.Runtime.Versioning;
using Ingest.Testing;
using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;

namespace Telemetry.Client.Tests.Kvp;

[UnsupportedOSPlatform("windows")]
public sealed class KvpStoreTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly PoolFaults _files = new();

    public KvpStoreTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Pools are files of Linux guests.");

    private string Pool => KvpPoolPath.Of(KvpPool.Guest, _directory.Path);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Append_SameKeyTwice_KeepsBothInOrder()
    {
        await Store().AppendAsync([new("a", "1"), new("b", "2")]);
        await Store().AppendAsync([new("a", "3")]);

        Assert.Equal([new("a", "1"), new("b", "2"), new("a", "3")], await RecordsAsync());
    }

    [Fact]
    public async Task Append_Nothing_MakesNoFile()
    {
        await Store().AppendAsync([]);

        Assert.False(File.Exists(Pool));
    }

    [Fact]
    public async Task Append_OneRecordOfSeveralRefused_WritesNone()
    {
        await Assert.ThrowsAsync<KvpException>(() => Store().AppendAsync([new("a", "1"), new("b", new string('x', KvpLimits.SafeValue + 1))]));

        Assert.False(File.Exists(Pool));
    }

    [Fact]
    public async Task Append_NewPool_IsForItsOwnerAlone()
    {
        await Store().AppendAsync([new("a", "1")]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Pool));
    }

    [Fact]
    public async Task Append_BehindATornRecord_IsReadWhole()
    {
        await Store().AppendAsync([new("a", "1"), new("b", "2")]);
        await using (var file = new FileStream(Pool, FileMode.Open))
        {
            file.SetLength(file.Length - 100);
        }

        Assert.Equal(2460, (await Store().ReadAsync()).TailBytes);
        await Store().AppendAsync([new("c", "3")]);

        Assert.Equal([new("a", "1"), new("c", "3")], await RecordsAsync());
        Assert.Equal(0, new FileInfo(Pool).Length % KvpLimits.Record);
    }

    [Fact]
    public async Task Read_RecordInTheMiddleThatIsNoText_LeavesTheOthers()
    {
        await Store().AppendAsync([new("a", "1"), new("b", "2"), new("c", "3")]);
        await using (var file = new FileStream(Pool, FileMode.Open))
        {
            file.Position = KvpLimits.Record + KvpLimits.KeyField;
            file.Write([0xC3, 0x28]);
        }

        Assert.Equal([new("a", "1"), new("c", "3")], await RecordsAsync());
        Assert.Equal(1, (await Store().ReadAsync()).Unreadable);

        await Store().UpsertAsync(new("c", "4"));
        Assert.Equal(1, (await Store().ReadAsync()).Unreadable);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(KvpLimits.Record)]
    [InlineData(KvpLimits.Record + 700)]
    public async Task Append_DiskFullInTheMiddle_LeavesThePoolAsItWas(int written)
    {
        await Store().AppendAsync([new("a", "1")]);
        var before = await File.ReadAllBytesAsync(Pool, TestContext.Current.CancellationToken);
        _files.BytesBeforeFullDisk = written;

        await Assert.ThrowsAsync<IOException>(() => Store().AppendAsync([new("b", "2"), new("c", "3")]));

        Assert.Equal(before, await File.ReadAllBytesAsync(Pool, TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Carries", "azure-init.store")]
    public async Task Upsert_KeyWithSeveralValues_LeavesOneInTheFirstOnesPlace()
    {
        await Store().AppendAsync([new("a", "1"), new("b", "2"), new("a", "3"), new("c", "4"), new("a", "5")]);

        await Store().UpsertAsync(new("a", "new"));

        Assert.Equal([new("a", "new"), new("b", "2"), new("c", "4")], await RecordsAsync());
    }

    [Fact]
    public async Task Upsert_OneKeyMoreThanTheKernelTakes_IsRefusedAndAKnownOneIsNot()
    {
        await Store().LoadAsync([.. Enumerable.Range(0, KvpLimits.UniqueKeys).Select(i => new KvpRecord($"k{i}", ""))]);

        var refused = await Assert.ThrowsAsync<KvpException>(() => Store().UpsertAsync(new("other", "")));
        await Store().UpsertAsync(new("k7", "new"));

        Assert.Equal(KvpFault.Full, refused.Fault);
        Assert.Equal(KvpLimits.UniqueKeys, (await RecordsAsync()).Count);
    }

    [Fact]
    public async Task Load_MoreKeysThanTheKernelTakes_IsRefusedAndKeepsWhatWasThere()
    {
        await Store().AppendAsync([new("a", "1")]);

        await Assert.ThrowsAsync<KvpException>(() => Store().LoadAsync([.. Enumerable.Range(0, KvpLimits.UniqueKeys + 1).Select(i => new KvpRecord($"k{i}", ""))]));

        Assert.Equal([new("a", "1")], await RecordsAsync());
    }

    [Fact]
    public async Task Delete_SeveralKeys_CountsTheirRecordsAndKeepsTheRest()
    {
        await Store().AppendAsync([new("a", "1"), new("b", "2"), new("a", "3"), new("c", "4")]);

        Assert.Equal(3, await Store().DeleteAsync(["a", "c", "missing"]));
        Assert.Equal([new("b", "2")], await RecordsAsync());
        Assert.Equal(0, await Store().DeleteAsync(["a"]));
    }

    [Fact]
    public async Task DeleteClearRead_NoFile_MakeNone()
    {
        Assert.Equal(0, await Store().DeleteAsync(["a"]));
        await Store().ClearAsync();
        Assert.Equal(PoolState.Current, await Store().ClearIfStaleAsync());
        Assert.Empty(await RecordsAsync());

        Assert.False(File.Exists(Pool));
    }

    [Theory]
    [InlineData(-1, PoolState.Stale)]
    [InlineData(0, PoolState.Stale)]
    [InlineData(1, PoolState.Current)]
    internal async Task ClearIfStale_WrittenSoManySecondsAfterTheStart_ClearsWhatIsOlder(int seconds, PoolState expected)
    {
        await Store().AppendAsync([new("a", "1")]);
        _files.Boot = new DateTimeOffset(File.GetLastWriteTimeUtc(Pool)).ToUnixTimeSeconds() - seconds;

        Assert.Equal(expected, await Store().StateAsync());
        Assert.Equal(expected, await Store().ClearIfStaleAsync());

        Assert.Equal(expected == PoolState.Stale ? 0 : 1, (await RecordsAsync()).Count);
    }

    [Fact]
    [Trait("Carries", "azure-init.stale")]
    public async Task ClearIfStale_Twice_ClearsOnceAndKeepsWhatCameBetween()
    {
        await Store().AppendAsync([new("old", "1")]);
        File.SetLastWriteTimeUtc(Pool, DateTimeOffset.UnixEpoch.UtcDateTime);
        _files.Boot = 1000;

        Assert.Equal(PoolState.Stale, await Store().ClearIfStaleAsync());
        await Store().AppendAsync([new("new", "1")]);
        Assert.Equal(PoolState.Current, await Store().ClearIfStaleAsync());

        Assert.Equal([new("new", "1")], await RecordsAsync());
    }

    [Fact]
    [Trait("Carries", "azure-init.writer")]
    public async Task Append_LockHeldForAWhile_Waits()
    {
        _files.HeldTries = 3;

        await Store().AppendAsync([new("a", "1")]);

        Assert.Equal([new("a", "1")], await RecordsAsync());
    }

    [Fact]
    public async Task Append_LockHeldForLongerThanThePatience_IsRefusedAndNothingIsWritten()
    {
        using var holder = new LinuxPoolFiles().Open(Pool, PoolAccess.Write)!;
        Assert.Equal(LockOutcome.Taken, holder.TryLock());

        var refused = await Assert.ThrowsAsync<KvpException>(() => Store(TimeSpan.FromMilliseconds(20)).AppendAsync([new("a", "1")]));

        Assert.Equal(KvpFault.Busy, refused.Fault);
        Assert.Equal(0, new FileInfo(Pool).Length);
    }

    [Fact]
    public void TryLock_ReadersBesideEachOther_AreTakenAndAWriterIsNot()
    {
        File.WriteAllBytes(Pool, []);
        using var first = new LinuxPoolFiles().Open(Pool, PoolAccess.Read)!;
        using var second = new LinuxPoolFiles().Open(Pool, PoolAccess.Read)!;
        using var writer = new LinuxPoolFiles().Open(Pool, PoolAccess.Write)!;

        Assert.Equal((LockOutcome.Taken, LockOutcome.Taken, LockOutcome.Held), (first.TryLock(), second.TryLock(), writer.TryLock()));
    }

    [Fact]
    public async Task Read_FolderInPlaceOfThePool_SaysSo()
    {
        Directory.CreateDirectory(Pool);

        await Assert.ThrowsAnyAsync<IOException>(() => Store().AppendAsync([new("a", "1")]));
    }

    private KvpStore Store(TimeSpan? patience = null) => new(Pool, KvpMode.Safe, patience ?? TimeSpan.FromSeconds(30), _files, TimeProvider.System);

    private async Task<IReadOnlyList<KvpRecord>> RecordsAsync() => [.. (await Store().ReadAsync()).Records];
}
