using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Sinks.Files;

namespace Ingest.Functions.Tests.Sinks.Files;

public sealed class RowFileNameTests
{
    [Fact]
    public void Parse_WhatItWrote_IsTheSame() =>
        Prop.ForAll(ArbMap.Default.ArbFor<DateTime>(), Gen.Choose(0, 999_999_999).ToArbitrary(), (time, number) =>
        {
            var name = RowFileName.First(RowFileName.Rows, new DateTimeOffset(time.Ticks, TimeSpan.Zero)) with { Number = number };

            Assert.Equal(name, RowFileName.Parse(Path.Combine("/rows", name.ToString())));
            Assert.True(name.Hour <= time && time < name.Hour.AddHours(1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void First_TimeOfAnotherOffset_IsTheUtcHour() =>
        Assert.Equal(
            "rows-20261120T22-000.jsonl",
            RowFileName.First(RowFileName.Rows, new DateTimeOffset(2026, 11, 21, 1, 59, 59, TimeSpan.FromHours(3))).ToString());

    [Fact]
    public void Next_Thousandth_IsStillReadable()
    {
        var name = RowFileName.Parse("rows-20261121T09-999.jsonl")!.Next();

        Assert.Equal("rows-20261121T09-1000.jsonl", name.ToString());
        Assert.Equal(name, RowFileName.Parse(name.ToString()));
    }

    [Fact]
    public void Parse_FilesOfRejects_AreToldFromRows()
    {
        var name = RowFileName.First(RowFileName.Rejects, new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal("rejects-20261121T09-000.jsonl", name.ToString());
        Assert.Equal(name, RowFileName.Parse(name.ToString()));
        Assert.NotEqual(name, name with { Prefix = RowFileName.Rows });
    }

    [Theory]
    [InlineData("")]
    [InlineData("rows.jsonl")]
    [InlineData("rows-20261121T09-00.jsonl")]
    [InlineData("rows-20261121T24-000.jsonl")]
    [InlineData("rows-20261321T09-000.jsonl")]
    [InlineData("Rows-20261121T09-000.jsonl")]
    [InlineData("rows-20261121T09-000.json")]
    [InlineData("rows-20261121T09-000.jsonl\n")]
    [InlineData("rows-20261121T09-000.jsonl.gz")]
    [InlineData("rows-20261121T09-0000000000.jsonl")]
    [InlineData("rows-٢٠٢٦1121T09-000.jsonl")]
    public void Parse_AnotherName_IsNull(string name) => Assert.Null(RowFileName.Parse(name));
}
