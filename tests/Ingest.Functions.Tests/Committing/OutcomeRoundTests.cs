using System.Collections.Concurrent;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Committing;

public sealed class OutcomeRoundTests
{
    /// <summary>Two full rounds and one that is not.</summary>
    private const int Runs = (2 * OutcomeRound.Size) + 3;

    [Fact]
    public async Task Begin_RowsWithDifferentFates_TellsEachRequestOfItsOwn()
    {
        var batch = Enumerable.Range(0, Runs).Select(i => Run(rows: 1 + (i % 3))).ToList();
        var verdicts = batch.SelectMany((run, i) => Enumerable.Repeat(i % 2 == 0 ? RowVerdict.Stored : RowVerdict.Invalid, run.Count)).ToArray();
        var waiting = batch.ConvertAll(r => r.Owner.Outcome.AsTask());

        OutcomeRound.Begin(batch, new CommitOutcome(RetryReason.None, TimeSpan.Zero, verdicts));

        var outcomes = await Task.WhenAll(waiting);
        Assert.All(outcomes, (outcome, i) =>
            Assert.All(Enumerable.Range(0, batch[i].Count), row => Assert.Equal(i % 2 == 0 ? RowVerdict.Stored : RowVerdict.Invalid, outcome[row])));
    }

    [Fact]
    public async Task Begin_RequestsOfARound_GoOnInTheOrderTheyCame()
    {
        var batch = Enumerable.Range(0, Runs).Select(_ => Run(rows: 1)).ToList();
        var told = new ConcurrentQueue<int>();
        var waiting = batch.Select((run, i) => NoteAsync(run, i)).ToList();

        OutcomeRound.Begin(batch, CommitOutcome.Stored);

        await Task.WhenAll(waiting);
        Assert.All(told.GroupBy(i => i / OutcomeRound.Size), round => Assert.Equal(round.Order(), round));

        async Task NoteAsync(RowRun run, int number)
        {
            await run.Owner.Outcome.ConfigureAwait(false);
            told.Enqueue(number);
        }
    }

    private static RowRun Run(int rows)
    {
        var lines = new byte[rows * 2];
        return RowRun.Whole(new PendingRows(new RowSet(lines, rows)), 0);
    }
}
