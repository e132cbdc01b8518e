using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Delivering;

public sealed class PacingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0.0, 60)]
    [InlineData(0, 0.999, 60)]
    [InlineData(1, 0.0, 90)]
    [InlineData(1, 0.5, 120)]
    [InlineData(2, 0.5, 240)]
    [InlineData(5, 0.5, 1920)]
    [InlineData(6, 0.5, 3600)]
    [InlineData(1000, 0.5, 3600)]
    public void Begin_AfterFailures_WaitsTwiceAsLongEachTimeUpToAnHour(int failures, double random, int seconds)
    {
        var state = Pacing.Begin(new() { Failures = failures }, Now, random);

        Assert.Equal((Now, TimeSpan.FromSeconds(seconds)), (state.LastAttempt, state.NextAttempt - Now));
    }

    [Fact]
    public void Answered_Stored_ForgetsFailures()
    {
        var state = Pacing.Answered(Pacing.Begin(new() { Failures = 7 }, Now, 0.5), DeliveryAnswer.All(DeliveryVerdict.Stored, 1), Now);

        Assert.Equal((0, Now, Now + DeliveryLimits.Pace), (state.Failures, state.LastAccepted, state.NextAttempt));
    }

    [Theory]
    [InlineData(null, 250, 125)]
    [InlineData(125, 125, 63)]
    [InlineData(2, 2, 1)]
    public void Answered_TooLarge_HalvesWhatARequestMayHold(int? most, int sent, int expected)
    {
        var answer = DeliveryAnswer.All(DeliveryVerdict.Retry, sent) with { IsTooLarge = true };

        Assert.Equal(expected, Pacing.Answered(new() { MostEvents = most }, answer, Now).MostEvents);
    }

    [Theory]
    [InlineData(null, 250, null)]
    [InlineData(1, 1, 2)]
    [InlineData(63, 63, 126)]
    [InlineData(63, 10, 63)]
    [InlineData(125, 125, null)]
    public void Answered_SmallerRequestTaken_DoublesWhatTheNextMayHold(int? most, int sent, int? expected)
    {
        var answer = DeliveryAnswer.All(DeliveryVerdict.Stored, sent);

        Assert.Equal(expected, Pacing.Answered(new() { MostEvents = most }, answer, Now).MostEvents);
    }

    [Fact]
    public void Answered_OnlyRetry_KeepsTheBackoff()
    {
        var begun = Pacing.Begin(new() { Failures = 2 }, Now, 0.5);

        Assert.Equal(begun, Pacing.Answered(begun, DeliveryAnswer.All(DeliveryVerdict.Retry, 1), Now));
    }

    [Theory]
    [InlineData(10, 60)]
    [InlineData(600, 600)]
    [InlineData(1_000_000, 86_400)]
    public void Answered_RetryAfter_IsHonouredWithinADayAndNeverShortensThePace(int asked, int expected)
    {
        var begun = Pacing.Begin(new(), Now, 0.5);

        var state = Pacing.Answered(begun, DeliveryAnswer.All(DeliveryVerdict.Retry, 1, TimeSpan.FromSeconds(asked)), Now);

        Assert.Equal(TimeSpan.FromSeconds(expected), state.NextAttempt - Now);
    }

    [Theory]
    [InlineData(600, 600)]
    [InlineData(int.MaxValue, 30 * 86_400)]
    public void Answered_Pause_IsKeptUpToThirtyDays(int asked, int expected)
    {
        var state = Pacing.Answered(new(), DeliveryAnswer.All(DeliveryVerdict.Stored, 1, pause: TimeSpan.FromSeconds(asked)), Now);

        Assert.Equal(TimeSpan.FromSeconds(expected), state.PausedUntil - Now);
    }

    [Fact]
    public void Rebased_ClockSetBackAYear_WaitsAsLongAsItWouldHave()
    {
        var state = new DeliveryState
        {
            LastAttempt = Now,
            NextAttempt = Now + TimeSpan.FromSeconds(60),
            PausedUntil = Now + TimeSpan.FromHours(1),
            LastReport = Now,
        };
        var back = Now - TimeSpan.FromDays(365);

        var rebased = Pacing.Rebased(state, back);

        Assert.Equal(
            (back, TimeSpan.FromSeconds(60), TimeSpan.FromHours(1), back),
            (rebased.LastAttempt, rebased.NextAttempt - back, rebased.PausedUntil - back, rebased.LastReport));
    }

    [Fact]
    public void Rebased_ClockGoesOn_ChangesNothing()
    {
        var state = Pacing.Begin(new(), Now, 0.5);

        Assert.Same(state, Pacing.Rebased(state, Now));
    }
}
