using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>Times are in milliseconds.</summary>
public sealed class ExitPatienceTests
{
    [Theory]
    [InlineData(100, 0, 1, 50)]
    [InlineData(100, 0, 2, 33.3333)]
    [InlineData(100, 40, 1, 30)]
    [InlineData(100, 98, 1, 1)]
    [InlineData(100, 99, 1, 0)]
    [InlineData(100, 100, 1, 0)]
    [InlineData(100, 40, 2, 6.6667)]
    [InlineData(100, 50, 2, 0)]
    [InlineData(100, 5000, 1, 0)]
    [InlineData(0, 0, 1, 0)]
    public void Next_Calling_WaitsUntilNoAnswerCanComeInTime(double left, double connecting, int roundTrips, double expected) =>
        Assert.Equal(expected, ExitPatience.Next(Span(left), Span(connecting), roundTrips).TotalMilliseconds, 0.001);

    [Theory]
    [InlineData(100, 20)]
    [InlineData(20, 20)]
    [InlineData(7, 7)]
    [InlineData(0, 0)]
    public void Next_NotCalledYet_LooksAgainSoon(double left, double expected) =>
        Assert.Equal(Span(expected), ExitPatience.Next(Span(left)));

    /// <summary>Where the receiver never answers, asking again and again comes to an end, well within what is left.</summary>
    [Fact]
    public void Next_NeverAnswered_GivesUpBeforeTheEnd() => Prop.ForAll<ushort, ushort, bool>((left, connecting, isEncrypted) =>
    {
        var roundTrips = isEncrypted ? 2 : 1;
        var (rest, called, looks) = (Span(left), Span(connecting), 0);
        while (ExitPatience.Next(rest, called, roundTrips) is { Ticks: > 0 } wait)
        {
            (rest, called, looks) = (rest - wait, called + wait, looks + 1);
        }

        return rest >= TimeSpan.Zero && looks <= 1 && (looks == 0 || rest >= Span(left) / 4);
    }).QuickCheckThrowOnFailure();

    private static TimeSpan Span(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
