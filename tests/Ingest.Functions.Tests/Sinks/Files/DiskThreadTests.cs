using System.Text;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Ingest.Functions.Sinks.Files;

namespace Ingest.Functions.Tests.Sinks.Files;

public sealed class DiskThreadTests
{
    private static readonly CommitOutcome Full = CommitOutcome.Retry(RetryReason.QuotaReached);

    [Fact]
    public async Task WriteAsync_Several_AreWrittenInOrderOnOneOtherThread()
    {
        var store = new NotingStore();
        using var disk = new DiskThread(store);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Write(disk, $"{i}\n")));

        Assert.All(outcomes, o => Assert.True(o.IsStored));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}\n"), store.Written);
        Assert.Single(store.Threads.Distinct());
    }

    [Fact]
    public async Task WriteAsync_Faults_AreTheirCallersAndTheThreadGoesOn()
    {
        using var disk = new DiskThread(new NotingStore());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Write(disk, "throw\n"));
        Assert.Equal(Full, await Write(disk, "full\n"));
        Assert.True((await Write(disk, "a\n")).IsStored);
    }

    [Fact]
    public async Task Dispose_WritesWaiting_WritesThemAllAndTakesNoMore()
    {
        var store = new NotingStore();
        var disk = new DiskThread(store);
        var writes = Enumerable.Range(0, 10).Select(i => Write(disk, $"{i}\n")).ToList();

        disk.Dispose();

        Assert.Equal(10, store.Written.Count);
        Assert.All(await Task.WhenAll(writes), o => Assert.True(o.IsStored));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Write(disk, "late\n"));
    }

    private static async Task<CommitOutcome> Write(DiskThread disk, string line) => await disk.WriteAsync([Encoding.UTF8.GetBytes(line)], 0);

    private sealed class NotingStore : IBatchStore
    {
        public List<string> Written { get; } = [];

        public List<int> Threads { get; } = [];

        public ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> parts, long queuedAt)
        {
            Threads.Add(Environment.CurrentManagedThreadId);
            Written.AddRange(parts.Select(p => Encoding.UTF8.GetString(p.Span)));
            return Written[^1] switch
            {
                "throw\n" => throw new InvalidOperationException(),
                "full\n" => ValueTask.FromResult(Full),
                _ => ValueTask.FromResult(CommitOutcome.Stored),
            };
        }
    }
}
