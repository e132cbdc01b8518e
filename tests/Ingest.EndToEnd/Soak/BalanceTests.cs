using Ingest.Soak.Accounting;
using Ingest.Soak.Load;

namespace Ingest.EndToEnd.Soak;

/// <summary>What the soak insists on, so that a passed one says something.</summary>
public sealed class BalanceTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    [Fact]
    public void Of_StoredOnceAndThere_IsInOrder() =>
        Assert.Equal(new Balance(0, 0, 0, 0, 0, 0), Of(EventKind.Good, EventFate.Stored, new StoredEvent(Id, 1, 0)));

    [Fact]
    public void Of_StoredButNotThere_IsLost() => Assert.Equal(1, Of(EventKind.Good, EventFate.Stored).Lost);

    [Fact]
    public void Of_CopiesTheReceiverWasNotToldOf_AreExplained()
    {
        Assert.Equal(0, Of(EventKind.Good, EventFate.Stored, new StoredEvent(Id, 3, 2)).Unexplained);
        Assert.Equal(1, Of(EventKind.Good, EventFate.Stored, new StoredEvent(Id, 3, 1)).Unexplained);
        Assert.Equal(1, Of(EventKind.Good, EventFate.Stored, new StoredEvent(Id, 2, 0)).Unexplained);
    }

    [Fact]
    public void Of_ThereButNeverSent_IsForeign() =>
        Assert.Equal(1, Of(EventKind.Good, EventFate.Stored, new StoredEvent(Id, 1, 0), new StoredEvent(Guid.CreateVersion7(), 1, 0)).Foreign);

    [Fact]
    public void Of_OpenAtTheStop_MayBeThereOrNot()
    {
        Assert.Equal(new Balance(0, 0, 0, 0, 0, 1), Of(EventKind.Good, EventFate.Open));
        Assert.Equal(new Balance(0, 0, 0, 0, 0, 1), Of(EventKind.Good, EventFate.Open, new StoredEvent(Id, 1, 1)));
    }

    [Fact]
    public void Of_AVerdictThatIsNotTrue_IsCounted()
    {
        Assert.Equal(1, Of(EventKind.Good, EventFate.Invalid).Untrue);
        Assert.Equal(1, Of(EventKind.Wrong, EventFate.Stored, new StoredEvent(Id, 1, 0)).Untrue);
        Assert.Equal(1, Of(EventKind.Poison, EventFate.Invalid, new StoredEvent(Id, 1, 0)).Untrue);
        Assert.Equal(0, Of(EventKind.Poison, EventFate.Invalid).Untrue);
    }

    [Theory]
    [InlineData(100, 109, true)]
    [InlineData(100, 112, false)]
    [InlineData(100, 60, true)]
    public void WorkingSet_AfterTheWarmUp_IsFlatWithinATenth(int begin, int end, bool isFlat)
    {
        var set = WorkingSet.Of([10, 20, 30, begin, begin, begin, 500, 500, end, end, end], warm: 3);

        Assert.Equal((begin, end, 500), (set.Begin, set.End, set.Most));
        Assert.Equal(isFlat, set.IsFlat);
        Assert.True(set.IsBounded);
    }

    [Fact]
    public void WorkingSet_OncePastTheBound_IsNotBounded() => Assert.False(WorkingSet.Of([WorkingSet.Bound + 1, 1, 1], warm: 1).IsBounded);

    private static Balance Of(EventKind kind, EventFate fate, params StoredEvent[] stored) =>
        Balance.Of(new Dictionary<Guid, EventRecord> { [Id] = new(kind, fate) }, stored);
}
