using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Functions.Tests.Committing;

public sealed class GroupCommitterStressTests
{
    [Fact]
    public void CommitAsync_ManyWriters_EveryRowIsWrittenOnceInWholeLines() =>
        Prop.ForAll(Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (writers, commits) =>
        {
            var store = new CollectingStore();
            RunAsync(store, writers, commits).GetAwaiter().GetResult();

            var expected = Enumerable.Range(0, writers).SelectMany(w => Enumerable.Range(0, commits).SelectMany(c => Rows(w, c).Split('\n', StringSplitOptions.RemoveEmptyEntries)));
            Assert.Equal(expected.Order(StringComparer.Ordinal), store.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            Assert.EndsWith("\n", store.Text, StringComparison.Ordinal);
            Assert.Equal(0, store.Overlaps);
        }).QuickCheckThrowOnFailure();

    private static async Task RunAsync(CollectingStore store, int writers, int commits)
    {
        await using var committer = new GroupCommitter(store, CommitPolicy.Files, new DeparturePacer(), TimeProvider.System, NullLogger.Instance);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var commit = 0; commit < commits; commit++)
            {
                var outcome = await committer.CommitAsync(new RowSet(Encoding.UTF8.GetBytes(Rows(writer, commit)), 2));
                Assert.True(outcome.IsStored);
                Assert.Contains(Rows(writer, commit), store.Text, StringComparison.Ordinal);
            }
        })));
    }

    private static string Rows(int writer, int commit) => $"{writer}:{commit}:a\n{writer}:{commit}:b\n";

    private sealed class CollectingStore : IBatchStore
    {
        private readonly Lock _lock = new();
        private readonly StringBuilder _text = new();
        private int _inside;

        public int Overlaps { get; private set; }

        public string Text
        {
            get
            {
                lock (_lock)
                {
                    return _text.ToString();
                }
            }
        }

        public async ValueTask<CommitOutcome> WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> lines, long queuedAt)
        {
            Overlaps += Interlocked.Increment(ref _inside) == 1 ? 0 : 1;
            await Task.Yield();
            lock (_lock)
            {
                foreach (var part in lines)
                {
                    _text.Append(Encoding.UTF8.GetString(part.Span));
                }
            }

            Interlocked.Decrement(ref _inside);
            return CommitOutcome.Stored;
        }
    }
}
