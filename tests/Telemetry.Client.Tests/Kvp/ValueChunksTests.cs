using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Tests.Kvp;

public sealed class ValueChunksTests
{
    [Fact]
    public void Of_AsciiOfTwoRecordsAndABit_IsCutAtTheLimit() =>
        Assert.Equal([1022, 1022, 50], Sizes(ValueChunks.Of("k", new string('A', 2094))));

    [Fact]
    public void Of_CharactersOfThreeBytes_AreNotCut() =>
        Assert.Equal([1020, 3], Sizes(ValueChunks.Of("k", new string('错', 341))));

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    public void Of_ValueThatFits_KeepsTheKey(string value) =>
        Assert.Equal([new KvpRecord("k", value)], ValueChunks.Of("k", value));

    [Fact]
    public void Of_ValueThatIsTooLong_NumbersTheKeys() =>
        Assert.Equal(["k|0", "k|1", "k|2"], ValueChunks.Of("k", new string('A', 2094)).Select(r => r.Key));

    public static TheoryData<string> Characters => ["é", "€", "错", "😀"];

    [Theory]
    [MemberData(nameof(Characters))]
    [Trait("Carries", "azure-init.chunks")]
    public void Of_CharacterAtEveryOffsetAroundTheLimit_IsNeverCut(string character)
    {
        for (var offset = KvpLimits.SafeValue - 8; offset <= KvpLimits.SafeValue + 8; offset++)
        {
            var value = new string('a', offset) + character + "tail";

            var chunks = ValueChunks.Of("k", value);

            Assert.Equal(value, string.Concat(chunks.Select(c => c.Value)));
            Assert.All(Sizes(chunks), size => Assert.InRange(size, 1, KvpLimits.SafeValue));
            Assert.DoesNotContain(chunks, c => c.Value.Contains('\ufffd', StringComparison.Ordinal));
        }
    }

    [Fact]
    [Trait("Carries", "azure-init.chunks")]
    public void Of_AnyText_IsWholeAgainWhenJoinedAndNoChunkIsLargerThanNeeded()
    {
        var characters = Gen.Elements("a", "é", "€", "错", "😀");
        var texts = Gen.Choose(0, 3000).SelectMany(n => characters.ArrayOf(n)).Select(c => string.Concat(c));
        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var chunks = ValueChunks.Of("k", text);
            var sizes = Sizes(chunks).ToList();
            return string.Concat(chunks.Select(c => c.Value)) == text
                && sizes.TrueForAll(s => s <= KvpLimits.SafeValue)
                && sizes.SkipLast(1).All(s => s > KvpLimits.SafeValue - 4);
        }));
    }

    private static IEnumerable<int> Sizes(IReadOnlyList<KvpRecord> records) => records.Select(r => Encoding.UTF8.GetByteCount(r.Value));
}
