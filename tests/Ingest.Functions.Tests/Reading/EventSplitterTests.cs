using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

public sealed class EventSplitterTests
{
    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData(" \r\n{\"a\":1}\t ")]
    [InlineData("\uFEFF{\"a\":1}\n")]
    public void Split_LoneObject_IsSingleWithoutTheBlanksAround(string body)
    {
        var split = Splits.Of(body, BodyFormat.Json);

        Assert.Equal(SplitResult.Single, split.Result);
        Assert.Equal(["{\"a\":1}"], split.Texts);
    }

    [Theory]
    [InlineData("{} {}")]
    [InlineData("{\"a\":")]
    [InlineData("{}x")]
    public void Split_BrokenObject_IsLeftWholeToValidation(string body) => Assert.Equal([body], Splits.Of(body, BodyFormat.Json).Texts);

    [Theory]
    [InlineData("1")]
    [InlineData("\"a\"")]
    [InlineData("null")]
    [InlineData("x")]
    [InlineData("}")]
    [InlineData("\0")]
    [InlineData("\uFEFF\uFEFF{}")]
    [InlineData("<event/>")]
    public void Split_NeitherObjectNorArray_IsMalformed(string body) => Assert.Equal(SplitResult.Malformed, Splits.Of(body, BodyFormat.Json).Result);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("\uFEFF")]
    public void Split_Nothing_IsEmpty(string body)
    {
        Assert.Equal(SplitResult.Empty, Splits.Of(body, BodyFormat.Json).Result);
        Assert.Equal(SplitResult.Empty, Splits.Of(body, BodyFormat.JsonLines).Result);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n")]
    [InlineData("{\"a\":1}\n{\"b\":2}")]
    [InlineData("{\"a\":1}\r\n{\"b\":2}\r\n")]
    [InlineData("\n\n{\"a\":1}\n\r\n \t\n{\"b\":2}\n\n\n")]
    [InlineData("\uFEFF{\"a\":1}\n  {\"b\":2}\t\n")]
    public void Split_Lines_AreTheEventsWithoutBlanks(string body)
    {
        var split = Splits.Of(body, BodyFormat.JsonLines);

        Assert.Equal(SplitResult.Batch, split.Result);
        Assert.Equal(["{\"a\":1}", "{\"b\":2}"], split.Texts);
    }

    [Fact]
    public void Split_OneLine_IsABatchOfOne() => Assert.Equal(SplitResult.Batch, Splits.Of("{}", BodyFormat.JsonLines).Result);

    [Fact]
    public void Split_BadLines_AreKeptApartForValidation() =>
        Assert.Equal(["{", "[1]", "x", "{}"], Splits.Of("{\n[1]\nx\n{}", BodyFormat.JsonLines).Texts);

    [Fact]
    public void Split_AnyLines_AreFoundAgain() =>
        Prop.ForAll(
            Gen.Elements("{}", "{\"é\":1}", "x", "\\r", "[ 1 ]").ListOf().ToArbitrary(),
            Gen.Elements("\n", "\r\n", "\n\n", " \r\n ").ToArbitrary(),
            (lines, end) =>
            {
                Assert.Equal(lines, Splits.Of(string.Concat(lines.Select(l => l + end)), BodyFormat.JsonLines).Texts);
                Assert.Equal(lines, Splits.Of(string.Join(end, lines), BodyFormat.JsonLines).Texts);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(5_000, SplitResult.Batch)]
    [InlineData(5_001, SplitResult.TooMany)]
    public void Split_AroundTheMostLines_TakesUpToThat(int lines, object expected) =>
        Assert.Equal((SplitResult)expected, Splits.Of(string.Concat(Enumerable.Repeat("{}\n\n", lines)), BodyFormat.JsonLines).Result);

    [Fact]
    public void Split_AnyBytes_NeverThrowsAndStaysInside() =>
        Prop.ForAll<byte[]>(body =>
        {
            foreach (var format in Enum.GetValues<BodyFormat>())
            {
                byte[] opened = [(byte)'[', .. body];
                Assert.All(Splits.Of(body, format).Slices, s => Assert.InRange(s.Start + s.Length, 1, body.Length));
                Assert.All(Splits.Of(opened, format).Slices, s => Assert.InRange(s.Start + s.Length, 1, opened.Length));
            }
        }).QuickCheckThrowOnFailure();
}
