using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Mapping;

namespace Ingest.Functions.Tests.Mapping;

public sealed class EventTimeTests
{
    [Fact]
    public void TryParse_WhatWriteWrote_IsTheSameMillisecond() =>
        Prop.ForAll<DateTime>(any =>
        {
            var time = new DateTimeOffset(any.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
            var text = new byte[EventTime.Length];
            EventTime.Write(time, text);

            Assert.True(EventTime.TryParse(text, out var parsed));
            Assert.Equal(time, parsed);
            Assert.Equal(TimeSpan.Zero, parsed.Offset);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_TimeOfAnotherOffset_IsUtc()
    {
        var text = new byte[EventTime.Length];
        EventTime.Write(new DateTimeOffset(2026, 11, 21, 1, 2, 3, 4, TimeSpan.FromHours(2)), text);

        Assert.Equal("2026-11-20T23:02:03.004Z", Encoding.ASCII.GetString(text));
    }

    [Theory]
    [InlineData("2026-11-21T09:00:00.000Z", true)]
    [InlineData("2024-02-29T23:59:59.999Z", true)]
    [InlineData("2026-02-29T09:00:00.000Z", false)]
    [InlineData("2026-11-21T24:00:00.000Z", false)]
    [InlineData("2026-11-21t09:00:00.000Z", false)]
    [InlineData("2026-11-21T09:00:00.000z", false)]
    [InlineData("2026-11-21 09:00:00.000Z", false)]
    [InlineData("2026-11-21T09:00:00,000Z", false)]
    [InlineData("2026-11-21T09:00:00.00Z", false)]
    [InlineData("2026-11-21T09:00:00.0000", false)]
    [InlineData("2026-11-21T09:00:60.000Z", false)]
    [InlineData("+026-11-21T09:00:00.000Z", false)]
    [InlineData("", false)]
    public void TryParse_OneForm_IsTaken(string text, bool expected) =>
        Assert.Equal(expected, EventTime.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void TryParse_AnyBytesOfItsLength_NeverThrows() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().ArrayOf(EventTime.Length).ToArbitrary(), bytes => !EventTime.TryParse(bytes, out _))
            .QuickCheckThrowOnFailure();
}
