using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Committing;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Committing;

public sealed class RowRunTests
{
    [Fact]
    public void Divide_RowsThatFit_AreOneRun()
    {
        var run = Assert.Single(Divide("a\nbb\n", 2, 5));

        Assert.Equal((0, 2, "a\nbb\n"), (run.First, run.Count, Text(run)));
    }

    [Fact]
    public void Whole_AnyRows_IsAllOfThem()
    {
        var run = RowRun.Whole(new PendingRows(new RowSet("a\nbb\n"u8.ToArray(), 2)), 7);

        Assert.Equal((0, 2, "a\nbb\n", 7L), (run.First, run.Count, Text(run), run.QueuedAt));
    }

    [Fact]
    public void Divide_ARowLargerThanABatch_TravelsAlone()
    {
        var runs = Divide("a\nlarger\nb\n", 3, 4);

        Assert.Equal(["a\n", "larger\n", "b\n"], runs.Select(Text));
        Assert.Equal([0, 1, 2], runs.Select(r => r.First));
    }

    [Fact]
    public void Divide_AnyRows_CoversThemInOrderWithinTheLimit() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 40)).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), (sizes, limit) =>
        {
            var lines = string.Concat(sizes.Select(s => new string('x', s) + "\n"));
            var runs = Divide(lines, sizes.Count, limit);
            var next = 0;
            foreach (var run in runs)
            {
                Assert.Equal(next, run.First);
                Assert.Equal(run.Count, Text(run).Count(c => c == '\n'));
                Assert.True(run.Count <= 1 || run.Lines.Length <= limit);
                next += run.Count;
            }

            Assert.Equal(sizes.Count, next);
            Assert.Equal(lines, string.Concat(runs.Select(Text)));
        }).QuickCheckThrowOnFailure();

    private static List<RowRun> Divide(string lines, int count, int maxBytes) =>
        [.. RowRun.Divide(new PendingRows(new RowSet(Encoding.UTF8.GetBytes(lines), count)), maxBytes, 0)];

    private static string Text(RowRun run) => Encoding.UTF8.GetString(run.Lines.Span);
}
