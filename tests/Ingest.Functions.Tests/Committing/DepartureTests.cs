using Ingest.Functions.Committing;

namespace Ingest.Functions.Tests.Committing;

public sealed class DepartureTests
{
    private static readonly CommitPolicy Policy = new(4, 1_000, 400, TimeSpan.FromMilliseconds(50));

    /// <summary>Rows that came just now while one write is under way.</summary>
    private static readonly DepartureState Waiting = new(true, 100, TimeSpan.Zero, 1, false, TimeSpan.MaxValue, TimeSpan.Zero, TimeSpan.Zero, false);

    /// <summary>The same just after it has left; four at a time take 100 ms each.</summary>
    private static readonly DepartureState Spread = Waiting with { SinceDeparture = TimeSpan.Zero, Usual = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public void Decide_NoRows_NeverLeaves() =>
        Assert.Equal(Departure.WhenSomethingHappens, Decide(Waiting with { HasRows = false, InFlight = 0, HasReturned = true, IsClosing = true }));

    [Fact]
    public void Decide_AsManyInFlightAsAllowed_NeverLeaves() =>
        Assert.Equal(Departure.WhenSomethingHappens, Decide(Waiting with { InFlight = 4, HasReturned = true, QueuedBytes = 5_000, Waited = TimeSpan.FromHours(1), IsClosing = true }));

    [Fact]
    public void Decide_NothingInFlight_LeavesWithoutDelay() => Assert.True(Decide(Waiting with { InFlight = 0 }).Leaves);

    [Fact]
    public void Decide_AWriteHasReturned_Leaves() => Assert.True(Decide(Waiting with { InFlight = 3, HasReturned = true }).Leaves);

    [Fact]
    public void Decide_Closing_Leaves() => Assert.True(Decide(Waiting with { IsClosing = true }).Leaves);

    [Theory]
    [InlineData(399, false)]
    [InlineData(400, true)]
    [InlineData(1_000, true)]
    public void Decide_WorthAWrite_Leaves(long bytes, bool leaves) => Assert.Equal(leaves, Decide(Waiting with { QueuedBytes = bytes }).Leaves);

    [Theory]
    [InlineData(0, 50)]
    [InlineData(30, 20)]
    [InlineData(50, 0)]
    [InlineData(70, 0)]
    public void Decide_OthersInFlight_WaitsForCompanyUpToTheDelay(int waited, int left) =>
        Assert.Equal(TimeSpan.FromMilliseconds(left), Decide(Waiting with { Waited = TimeSpan.FromMilliseconds(waited) }).Wait);

    [Theory]
    [InlineData(0, 200)]
    [InlineData(150, 50)]
    [InlineData(200, 0)]
    public void Decide_Paced_WaitsWhateverElseWouldLetItLeave(int since, int left)
    {
        var state = Waiting with
        {
            InFlight = 0,
            HasReturned = true,
            QueuedBytes = 5_000,
            IsClosing = true,
            SinceDeparture = TimeSpan.FromMilliseconds(since),
            Interval = TimeSpan.FromMilliseconds(200),
        };

        Assert.Equal(TimeSpan.FromMilliseconds(left), Decide(state).Wait);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(15, 5)]
    [InlineData(20, 0)]
    public void Decide_OthersInFlight_KeepsTheDistanceThatTheirTimeAllows(int since, int left) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(left),
            Decide(Spread with { HasReturned = true, QueuedBytes = 999, SinceDeparture = TimeSpan.FromMilliseconds(since) }).Wait);

    [Fact]
    public void Decide_OthersTakeVeryLong_KeepsNoMoreDistanceThanTheDelay() =>
        Assert.Equal(Policy.MaxDelay, Decide(Spread with { HasReturned = true, Usual = TimeSpan.FromSeconds(10) }).Wait);

    [Fact]
    public void Decide_ABatchThatTakesNoMore_KeepsNoDistance() => Assert.True(Decide(Spread with { QueuedBytes = 1_000 }).Leaves);

    [Fact]
    public void Decide_NothingElseInFlight_KeepsNoDistance() => Assert.True(Decide(Spread with { InFlight = 0 }).Leaves);

    [Fact]
    public void Decide_Closing_KeepsNoDistance() => Assert.True(Decide(Spread with { IsClosing = true }).Leaves);

    [Fact]
    public void Decide_PacedMoreThanDistant_WaitsForThePace() =>
        Assert.Equal(TimeSpan.FromSeconds(1), Decide(Spread with { Interval = TimeSpan.FromSeconds(1) }).Wait);

    [Theory]
    [InlineData(0, BatchSize.Small)]
    [InlineData(399, BatchSize.Small)]
    [InlineData(400, BatchSize.Worthwhile)]
    [InlineData(999, BatchSize.Worthwhile)]
    [InlineData(1_000, BatchSize.Full)]
    public void Size_QueuedBytes_IsByThePolicy(long bytes, object size) => Assert.Equal(size, Departure.Size(bytes, Policy));

    [Theory]
    [InlineData(0, 80, 80)]
    [InlineData(100, 100, 100)]
    [InlineData(100, 200, 120)]
    [InlineData(100, 0, 80)]
    public void Usual_OneMore_CountsForAFifth(int before, int newest, int usual) =>
        Assert.Equal(TimeSpan.FromMilliseconds(usual), Departure.Usual(TimeSpan.FromMilliseconds(before), TimeSpan.FromMilliseconds(newest)));

    [Fact]
    public void Decide_Files_TakeOneWriteAtATimeWithoutDelay()
    {
        Assert.True(Departure.Decide(Waiting with { InFlight = 0 }, CommitPolicy.Files).Leaves);
        Assert.Equal(Departure.WhenSomethingHappens, Departure.Decide(Waiting, CommitPolicy.Files));
    }

    private static Departure Decide(DepartureState state) => Departure.Decide(state, Policy);
}
