using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class WireTextTests
{
    [Fact]
    public void TryReadTime_WhatWasWritten_IsThatMillisecond() => Prop.ForAll<DateTimeOffset>(moment =>
        WireText.TryReadTime(WireText.Of(moment), out var read) && read == moment.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerMillisecond)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-02-28T23:59:59.999Z", true)]
    [InlineData("2028-02-29T00:00:00.000Z", true)]
    [InlineData("2027-02-29T00:00:00.000Z", false)]
    [InlineData("2026-13-01T00:00:00.000Z", false)]
    [InlineData("2026-00-01T00:00:00.000Z", false)]
    [InlineData("2026-01-00T00:00:00.000Z", false)]
    [InlineData("0000-01-01T00:00:00.000Z", false)]
    [InlineData("2026-01-01T24:00:00.000Z", false)]
    [InlineData("2026-01-01T00:60:00.000Z", false)]
    [InlineData("2026-01-01T00:00:60.000Z", false)]
    [InlineData("2026-01-01T00:00:00.00Z", false)]
    [InlineData("2026-01-01T00:00:00.0000Z", false)]
    [InlineData("2026-01-01T00:00:00.000z", false)]
    [InlineData("2026-01-01 00:00:00.000Z", false)]
    [InlineData("2026-01-01T00:00:00.000+", false)]
    [InlineData("2026-01-01T00:00:+1.000Z", false)]
    [InlineData("20２6-01-01T00:00:00.000Z", false)]
    [InlineData("", false)]
    public void TryReadTime_AnyText_IsReadAsWrittenOnly(string text, bool expected) => Assert.Equal(expected, WireText.TryReadTime(text, out _));

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("007", 7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData(" 1", null)]
    [InlineData("1 ", null)]
    [InlineData("1.0", null)]
    [InlineData("\u0661", null)]
    [InlineData("", null)]
    public void TryReadCount_AnyText_TakesDigitsThatFit(string text, long? expected) =>
        Assert.Equal((expected is not null, expected ?? 0), (WireText.TryReadCount(text, out var count), count));
}
