using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

public sealed class EventSplitterArrayTests
{
    private static readonly Gen<string> Scalars = Gen.Elements(
        "1", "-0.5e3", "true", "false", "null", "\"\"", "\"a\\\"]},{[\"", "\"\\u005d\"", "\"é漢😀\"", "[]", "{}", "[ ]", "{ \n }");

    private static readonly Gen<string> Blanks = Gen.Elements("", "", " ", "\n", "\r\n\t");

    [Fact]
    public void Split_AnyArray_SlicesAreTheElementsRawTexts() =>
        Prop.ForAll(Arrays(4).ToArbitrary(), json =>
        {
            var split = Splits.Of(json, BodyFormat.Json);

            using var document = JsonDocument.Parse(json);
            var expected = document.RootElement.EnumerateArray().Select(e => e.GetRawText()).ToList();
            Assert.Equal(expected, split.Texts);
            Assert.Equal(expected.Count == 0 ? SplitResult.Empty : SplitResult.Batch, split.Result);
            Assert.All(split.Slices, s => Assert.Equal(SliceFault.None, s.Fault));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Split_AnyTruncationOfAnArray_IsMalformed()
    {
        const string Json = """[{"a":[1,{"b":"]"}]}, {"c":null}]""";
        for (var length = 1; length < Json.Length; length++)
        {
            Assert.Equal(SplitResult.Malformed, Splits.Of(Json[..length], BodyFormat.Json).Result);
        }
    }

    [Theory]
    [InlineData("[{}] []")]
    [InlineData("[{}]x")]
    [InlineData("[{}]]")]
    [InlineData("[] {}")]
    [InlineData("[{},]")]
    [InlineData("[,{}]")]
    [InlineData("[{} {}]")]
    [InlineData("[{},{\"a\":},{}]")]
    [InlineData("[{},{\"a\":01},{}]")]
    [InlineData("[{}}")]
    [InlineData("[// comment\n{}]")]
    [InlineData("[{\"a\":\"\n\"}]")]
    public void Split_BrokenArray_IsMalformed(string json) => Assert.Equal(SplitResult.Malformed, Splits.Of(json, BodyFormat.Json).Result);

    [Fact]
    public void Split_InvalidUtf8InAnArray_IsMalformed() =>
        Assert.Equal(SplitResult.Malformed, Splits.Of([.. "[{\"a\":\""u8, 0xC3, 0x28, .. "\"}]"u8], BodyFormat.Json).Result);

    [Fact]
    public void Split_ScalarsAsElements_AreLeftToValidation() =>
        Assert.Equal(["1", "\"a\"", "null", "[2]", "{}"], Splits.Of(" [1 , \"a\",null, [2] ,{}] ", BodyFormat.Json).Texts);

    [Fact]
    public void Split_ByteOrderMark_IsSkipped() =>
        Assert.Equal(["{\"a\":1}"], Splits.Of("\uFEFF [ {\"a\":1} ]", BodyFormat.Json).Texts);

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ ] ")]
    public void Split_EmptyArray_IsEmpty(string json) => Assert.Equal(SplitResult.Empty, Splits.Of(json, BodyFormat.Json).Result);

    [Theory]
    [InlineData(5_000, SplitResult.Batch)]
    [InlineData(5_001, SplitResult.TooMany)]
    public void Split_AroundTheMostEvents_TakesUpToThat(int events, object expected) =>
        Assert.Equal((SplitResult)expected, Splits.Of($"[{string.Join(',', Enumerable.Repeat("{}", events))}]", BodyFormat.Json).Result);

    [Theory]
    [InlineData(32, "{}", SliceFault.None)]
    [InlineData(33, "{}", SliceFault.TooDeep)]
    [InlineData(32, "{\"a\":1}", SliceFault.None)]
    [InlineData(33, "{\"a\":1}", SliceFault.TooDeep)]
    [InlineData(32, "[]", SliceFault.None)]
    [InlineData(33, "[]", SliceFault.TooDeep)]
    [InlineData(32, "[1]", SliceFault.None)]
    [InlineData(33, "[1]", SliceFault.TooDeep)]
    [InlineData(100_000, "[]", SliceFault.TooLarge)]
    public void Split_Levels_AreCountedWithTheInnermost(int levels, string innermost, object expected)
    {
        var deep = Splits.Nested(levels, innermost);
        var split = Splits.Of($"[{{}},{deep},{{\"b\":2}}]", BodyFormat.Json);

        Assert.Equal(SplitResult.Batch, split.Result);
        Assert.Equal(["{}", deep, "{\"b\":2}"], split.Texts);
        Assert.Equal([SliceFault.None, (SliceFault)expected, SliceFault.None], split.Slices.Select(s => s.Fault));
    }

    [Fact]
    public void Split_BodyOfNothingButBrackets_IsMalformed() =>
        Assert.Equal(SplitResult.Malformed, Splits.Of(Encoding.UTF8.GetBytes(new string('[', IngestLimits.BodyBytes)), BodyFormat.Json).Result);

    [Theory]
    [InlineData(64 * 1024, SliceFault.None)]
    [InlineData(64 * 1024 + 1, SliceFault.TooLarge)]
    public void Split_AroundTheLargestEvent_TakesUpToThat(int bytes, object expected)
    {
        var large = Splits.OfBytes(bytes);

        Assert.Equal([(SliceFault)expected, SliceFault.None], Splits.Of($"[ {large} , {{}}]", BodyFormat.Json).Slices.Select(s => s.Fault));
        Assert.Equal([(SliceFault)expected, SliceFault.None], Splits.Of($" {large} \r\n{{}}", BodyFormat.JsonLines).Slices.Select(s => s.Fault));
        Assert.Equal([(SliceFault)expected], Splits.Of($" {large} \r\n", BodyFormat.Json).Slices.Select(s => s.Fault));
    }

    private static Gen<string> Arrays(int depth) =>
        from items in Values(depth).ListOf()
        from before in Blanks
        from after in Blanks
        select $"[{before}{string.Join($"{after},{before}", items)}{after}]";

    private static Gen<string> Values(int depth) => depth == 0
        ? Scalars
        : Gen.OneOf(
            Scalars,
            Arrays(depth - 1).Resize(3),
            from name in Scalars.Where(s => s[0] == '"')
            from blank in Blanks
            from value in Values(depth - 1)
            select $"{{{blank}{name}{blank}:{blank}{value}}}");
}
