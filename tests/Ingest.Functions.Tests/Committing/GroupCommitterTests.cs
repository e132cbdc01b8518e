using System.Text;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Functions.Tests.Committing;

public sealed class GroupCommitterTests : IAsyncDisposable
{
    private static readonly CommitOutcome Failed = CommitOutcome.Retry(RetryReason.SinkFailed);

    private readonly GatedStore _store = new();
    private readonly GroupCommitter _committer;

    public GroupCommitterTests() => _committer = new GroupCommitter(_store, NullLogger.Instance);

    [Fact]
    public async Task CommitAsync_WhileAWriteIsInProgress_JoinsOneBatch()
    {
        var first = Commit("a\n");
        var writing = await _store.NextAsync();
        var later = Enumerable.Range(0, 20).Select(i => Commit($"{i}\n")).ToList();
        Assert.All(later, c => Assert.False(c.IsCompleted));
        Assert.False(_store.HasNext);
        writing.End(CommitOutcome.Stored);

        var batch = await _store.NextAsync();
        Assert.Equal(["a\n"], writing.Parts);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}\n"), batch.Parts);
        Assert.Equal(CommitOutcome.Stored, await first);
        Assert.All(later, c => Assert.False(c.IsCompleted));
        batch.End(CommitOutcome.Stored);
        Assert.All(await Task.WhenAll(later), o => Assert.True(o.IsStored));
    }

    [Fact]
    public async Task CommitAsync_BatchesWithDifferentFates_EachHearsItsOwn()
    {
        var first = Commit("a\n");
        var writing = await _store.NextAsync();
        var second = Commit("b\n");
        writing.End(Failed);
        Assert.Equal(Failed, await first);

        var next = await _store.NextAsync();
        var third = Commit("c\n");
        next.End(CommitOutcome.Stored);
        Assert.Equal(CommitOutcome.Stored, await second);

        (await _store.NextAsync()).End(CommitOutcome.Retry(RetryReason.QuotaReached));
        Assert.Equal(CommitOutcome.Retry(RetryReason.QuotaReached), await third);
    }

    [Fact]
    public async Task CommitAsync_MoreThanABatchHolds_IsSplit()
    {
        var first = Commit("a\n");
        var writing = await _store.NextAsync();
        var large = new string('x', GroupCommitter.MaxBatchBytes / 2);
        var later = Enumerable.Range(0, 3).Select(_ => Commit(large)).ToList();
        writing.End(CommitOutcome.Stored);

        var full = await _store.NextAsync();
        Assert.Equal(2, full.Parts.Count);
        full.End(CommitOutcome.Stored);
        var rest = await _store.NextAsync();
        Assert.Single(rest.Parts);
        rest.End(CommitOutcome.Stored);
        await Task.WhenAll([first, .. later]);
    }

    [Fact]
    public async Task CommitAsync_QueueFull_IsRefusedAtOnceAndRecovers()
    {
        var quarter = new string('x', GroupCommitter.MaxQueuedBytes / 4);
        var accepted = Enumerable.Range(0, 4).Select(_ => Commit(quarter)).ToList();
        var refused = Commit("\n");
        Assert.True(refused.IsCompleted);
        Assert.Equal(CommitOutcome.Retry(RetryReason.QueueFull), await refused);
        Assert.False(Commit("").IsCompleted);

        (await _store.NextAsync()).End(CommitOutcome.Stored);
        await accepted[0];
        var late = Commit("b\n");
        while (!accepted.TrueForAll(a => a.IsCompleted) || !late.IsCompleted)
        {
            (await _store.NextAsync()).End(CommitOutcome.Stored);
            await Task.WhenAny(Task.WhenAll([.. accepted, late]), WhenNextBegins());
        }

        Assert.True((await late).IsStored);
        Assert.All(await Task.WhenAll(accepted), o => Assert.True(o.IsStored));
    }

    [Fact]
    public async Task CommitAsync_StoreThrows_IsARetryAndTheLoopGoesOn()
    {
        var first = Commit("a\n");
        (await _store.NextAsync()).Fail(new InvalidOperationException("unforeseen"));
        Assert.Equal(Failed, await first);

        var second = Commit("b\n");
        (await _store.NextAsync()).End(CommitOutcome.Stored);
        Assert.True((await second).IsStored);
    }

    [Fact]
    public async Task DisposeAsync_RowsWaiting_CompletesThemAllAndTakesNoMore()
    {
        var first = Commit("a\n");
        var writing = await _store.NextAsync();
        var waiting = Commit("b\n");
        var disposing = _committer.DisposeAsync().AsTask();
        Assert.Equal(CommitOutcome.Retry(RetryReason.ShuttingDown), await Commit("c\n"));
        Assert.False(disposing.IsCompleted);
        writing.End(CommitOutcome.Stored);
        (await _store.NextAsync()).End(Failed);

        await disposing;
        Assert.True((await first).IsStored);
        Assert.Equal(Failed, await waiting);
        Assert.Equal(CommitOutcome.Retry(RetryReason.ShuttingDown), await Commit("d\n"));
        await _committer.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        var disposing = _committer.DisposeAsync().AsTask();
        while (!disposing.IsCompleted)
        {
            if (await Task.WhenAny(disposing, WhenNextBegins()) != disposing)
            {
                (await _store.NextAsync()).End(CommitOutcome.Stored);
            }
        }
    }

    private Task<CommitOutcome> Commit(string lines) => _committer.CommitAsync(new RowSet(Encoding.UTF8.GetBytes(lines), 1)).AsTask();

    private Task WhenNextBegins() => _store.WhenNextAsync();
}
