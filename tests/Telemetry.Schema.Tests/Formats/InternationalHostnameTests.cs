using FsCheck;
using FsCheck.Fluent;
using Telemetry.Schema.Formats.Hostnames;

namespace Telemetry.Schema.Tests.Formats;

public sealed class InternationalHostnameTests
{
    [Theory]
    [InlineData("실례.테스트", true)]
    [InlineData("〮실례.테스트", false)]
    [InlineData("-> $1.00 <--", false)]
    [InlineData("xn--ihqwcrb4cv8a8dqg056pqjye", true)]
    [InlineData("xn--X", false)]
    [InlineData("XN--aa---o47jg78q", false)]
    [InlineData("ab--cd", false)]
    [InlineData("-grün", false)]
    [InlineData("grün-", false)]
    [InlineData("grün", true)]
    [InlineData("Grün", false)]
    [InlineData("ﬁn", false)]
    [InlineData("\u0903hello", false)]
    [InlineData("\u0300hello", false)]
    [InlineData("\u0488hello", false)]
    [InlineData("\u00df\u03c2\u0f0b\u3007", true)]
    [InlineData("\u06fd\u06fe", true)]
    [InlineData("\u0640\u07fa", false)]
    [InlineData("\u3031\u3032\u3033\u3034\u3035\u302e\u302f\u303b", false)]
    [InlineData("a\u00b7l", false)]
    [InlineData("l\u00b7", false)]
    [InlineData("l\u00b7l", true)]
    [InlineData("\u03b1\u0375S", false)]
    [InlineData("\u03b1\u0375\u03b2", true)]
    [InlineData("a\u05f3\u05d1", false)]
    [InlineData("\u05d0\u05f3\u05d1", true)]
    [InlineData("\u05d0\u05f4\u05d1", true)]
    [InlineData("def\u30fbabc", false)]
    [InlineData("\u30fb\u3041", true)]
    [InlineData("\u30fb\u4e08", true)]
    [InlineData("\u0628\u0660\u06f0", false)]
    [InlineData("\u0628\u0660\u0628", true)]
    [InlineData("\u06f00", true)]
    [InlineData("\u0915\u200d\u0937", false)]
    [InlineData("\u200d\u0937", false)]
    [InlineData("\u0915\u094d\u200d\u0937", true)]
    [InlineData("\u0915\u094d\u200c\u0937", true)]
    [InlineData("\u0628\u064a\u200c\u0628\u064a", true)]
    [InlineData("\u0628\u200ca", false)]
    [InlineData("1.\u05d0", false)]
    [InlineData("a\u05d0", false)]
    [InlineData("a..b", false)]
    [InlineData("", false)]
    public void Format_IdnHostname_AsIdna2008Says(string name, bool isValid)
    {
        JsonSchema schema = Documents.Schema("""{"format":"idn-hostname"}""");

        Assert.Equal(isValid ? ValidationOutcome.Valid : ValidationOutcome.Invalid, schema.Validate($"\"{name}\""));
    }

    [Fact]
    public void Format_IdnHostname_CountsTheEncodedLength()
    {
        JsonSchema schema = Documents.Schema("""{"format":"idn-hostname"}""");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate($"\"{new string('a', 50)}ü\""));
        Assert.Equal(ValidationOutcome.Invalid, schema.Validate($"\"{new string('a', 62)}ü\""));
    }

    [Theory]
    [InlineData("maana-pta", "mañana")]
    [InlineData("bcher-kva", "bücher")]
    [InlineData("3b-ww4c5e180e575a65lsy2b", "3年b組金八先生")]
    public void Punycode_KnownPairs_BothWays(string encoded, string meant)
    {
        int[] points = [.. meant.EnumerateRunes().Select(rune => rune.Value)];

        Assert.Equal(encoded, Punycode.Encode(points));
        Assert.Equal(points, Punycode.Decode(encoded)!);
    }

    [Fact]
    public void Punycode_AnyText_ComesBack()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            int[] points = [.. (text ?? string.Empty).EnumerateRunes().Select(rune => rune.Value).Where(point => point != '\uFFFD')];
            return points.Length == 0 || points.SequenceEqual(Punycode.Decode(Punycode.Encode(points)) ?? []) || points.All(point => point < 0x80);
        }).QuickCheckThrowOnFailure();
    }
}
