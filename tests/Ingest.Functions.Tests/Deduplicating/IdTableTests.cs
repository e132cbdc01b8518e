using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Deduplicating;

namespace Ingest.Functions.Tests.Deduplicating;

public sealed class IdTableTests
{
    /// <summary>Few enough ids that they meet, many enough that the table grows.</summary>
    private static readonly Gen<Step> Steps =
        from kind in Gen.Choose(0, 19)
        from id in Gen.Choose(0, 700)
        from producer in Gen.Choose(0, 1)
        select new Step(kind, new EventKey((UInt128)id << 64 | (UInt128)id, producer), kind * 1_000 + id);

    [Fact]
    public void Table_AnySteps_HoldsWhatADictionaryHolds() =>
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
        {
            var table = new IdTable();
            var model = new Dictionary<EventKey, long>();
            foreach (var step in steps)
            {
                Take(step, table, model);
            }

            Assert.Equal(model.Count, table.Count);
            Assert.All(model, entry => Assert.Equal((true, entry.Value), (table.TryGet(entry.Key, out var value), value)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(2_000));

    [Fact]
    public void Set_FarMoreThanItBeganWith_Grows()
    {
        const int Ids = 100_000;
        var table = new IdTable();
        for (var id = 0; id < Ids; id++)
        {
            table.Set(new EventKey((UInt128)id, 1), id);
        }

        Assert.Equal(Ids, table.Count);
        Assert.All(Enumerable.Range(0, Ids), id => Assert.True(table.TryGet(new EventKey((UInt128)id, 1), out var value) && value == id));
        Assert.False(table.TryGet(new EventKey(Ids, 1), out _));
        Assert.False(table.TryGet(new EventKey(1, 2), out _));
    }

    [Fact]
    public void Remove_ManyComeAndGo_NeedsNoMoreMemory()
    {
        var table = new IdTable();
        Churn(table, 0, 10_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Churn(table, 10_000, 200_000);

        // A table that has become full of places where one is gone is made anew, in the size that it had.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal(150, table.Count);
    }

    [Fact]
    public void Clear_Full_ForgetsAll()
    {
        var table = new IdTable();
        Churn(table, 0, 1_000);

        table.Clear();

        Assert.Equal(0, table.Count);
        Assert.False(table.TryGet(new EventKey(999, 0), out _));
    }

    private static void Churn(IdTable table, int from, int to)
    {
        for (var id = from; id < to; id++)
        {
            table.Set(new EventKey((UInt128)id, 0), id);
            table.Remove(new EventKey((UInt128)id - 150, 0));
        }
    }

    private static void Take(Step step, IdTable table, Dictionary<EventKey, long> model)
    {
        switch (step.Kind)
        {
            case < 12:
                table.Set(step.Key, step.Value);
                model[step.Key] = step.Value;
                break;
            case < 19:
                Assert.Equal(model.Remove(step.Key), table.Remove(step.Key));
                break;
            case 19 when step.Value % 10 == 0:
                table.Clear();
                model.Clear();
                break;
        }

        Assert.Equal(model.ContainsKey(step.Key), table.TryGet(step.Key, out _));
    }

    private sealed record Step(int Kind, EventKey Key, long Value);
}
