using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>When a run sends what earlier ones have left. Times are seconds before (negative: after) now.</summary>
public sealed class DrainDueTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null, false, nameof(DueVerdict.NothingWaits))]
    [InlineData(1, 0, false, nameof(DueVerdict.WaitsForCompany))]
    [InlineData(1, 59, false, nameof(DueVerdict.WaitsForCompany))]
    [InlineData(1, 60, false, nameof(DueVerdict.Due))]
    [InlineData(31, 1, false, nameof(DueVerdict.WaitsForCompany))]
    [InlineData(32, 1, false, nameof(DueVerdict.Due))]
    [InlineData(1, 0, true, nameof(DueVerdict.Due))]
    [InlineData(1, -31536000, false, nameof(DueVerdict.Due))]
    public void Decide_NothingTriedBefore_ByWhatWaits(int events, int? age, bool holdsFailure, string expected) =>
        Assert.Equal(expected, DrainDue.Decide(Waiting(events, age, holdsFailure), new(), Now).ToString());

    [Theory]
    [InlineData(30, 30, null, nameof(DueVerdict.TooSoon))]
    [InlineData(59, 1, null, nameof(DueVerdict.TooSoon))]
    [InlineData(60, 0, null, nameof(DueVerdict.Due))]
    [InlineData(60, 3000, null, nameof(DueVerdict.TooSoon))]
    [InlineData(9000, -1, null, nameof(DueVerdict.Due))]
    [InlineData(9000, -1, 1, nameof(DueVerdict.Paused))]
    [InlineData(9000, -1, 0, nameof(DueVerdict.Due))]
    [InlineData(30, 30, 1, nameof(DueVerdict.Paused))]
    public void Decide_TriedBefore_ByPaceAndPause(int lastAttempt, int next, int? pausedFor, string expected)
    {
        var pacing = new DeliveryState
        {
            LastAttempt = Now - TimeSpan.FromSeconds(lastAttempt),
            NextAttempt = Now + TimeSpan.FromSeconds(next),
            PausedUntil = pausedFor is { } seconds ? Now + TimeSpan.FromSeconds(seconds) : null,
        };

        Assert.Equal(expected, DrainDue.Decide(Waiting(100, 600, holdsFailure: true), pacing, Now).ToString());
    }

    [Theory]
    [InlineData(nameof(DrainDemand.WhenDue), null, nameof(DueVerdict.TooSoon))]
    [InlineData(nameof(DrainDemand.Now), null, nameof(DueVerdict.Due))]
    [InlineData(nameof(DrainDemand.Now), 5, nameof(DueVerdict.Paused))]
    public void Allowed_OnDemand_WaitsOnlyForTheReceiver(string demand, int? pausedFor, string expected)
    {
        var pacing = new DeliveryState
        {
            LastAttempt = Now,
            NextAttempt = Now + TimeSpan.FromSeconds(60),
            PausedUntil = pausedFor is { } seconds ? Now + TimeSpan.FromSeconds(seconds) : null,
        };

        Assert.Equal(expected, DrainDue.Allowed(pacing, Enum.Parse<DrainDemand>(demand), Now).ToString());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(3600, false)]
    public void IsSoon_ByTheNextAttempt_WithinOnePace(int? next, bool expected)
    {
        var pacing = new DeliveryState { NextAttempt = next is { } seconds ? Now + TimeSpan.FromSeconds(seconds) : null };

        Assert.Equal(expected, DrainDue.IsSoon(pacing, Now));
    }

    private static Backlog Waiting(int events, int? age, bool holdsFailure) =>
        new(events, age is { } seconds ? Now - TimeSpan.FromSeconds(seconds) : null, holdsFailure);
}
