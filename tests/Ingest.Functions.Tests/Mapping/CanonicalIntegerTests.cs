using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Mapping;

namespace Ingest.Functions.Tests.Mapping;

public sealed class CanonicalIntegerTests
{
    [Fact]
    public void Add_AnySpellingOfALong_IsItsPlainSpelling() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<long>(),
            Gen.Choose(-30, 30).ToArbitrary(),
            Gen.Elements("e", "E").ToArbitrary(),
            (value, exponent, mark) =>
            {
                foreach (var spelling in new[] { Spell(value, exponent, mark), Spell(value, exponent, mark + (exponent > 0 ? "+" : "")) })
                {
                    Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(spelling));
                }
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_ADecimalThatIsWhole_IsItsValue() =>
        Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), any =>
        {
            var whole = decimal.Truncate(any);
            var spelling = whole.ToString(CultureInfo.InvariantCulture) + ".000";

            Assert.Equal((BigInteger)whole, CanonicalInteger.Read(Encoding.ASCII.GetBytes(spelling)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.00e7", "0")]
    [InlineData("0e123456789012345678901234567890", "0")]
    [InlineData("0.0E-99999999999999999999", "0")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808.0", "-9223372036854775808")]
    [InlineData("0.00001e5", "1")]
    [InlineData("1e00000000000000000000000002", "100")]
    public void Add_Corner_IsPlain(string number, string expected) => Assert.Equal(expected, Written(number));

    [Fact]
    public void Add_ManyDigitsWithAsLargeAnExponent_IsPlain() =>
        Assert.Equal("7", Written($"7{new string('0', 60_000)}e-60000"));

    private static string Written(string number)
    {
        var row = new RowLine(new byte[number.Length + 20]);
        CanonicalInteger.Add(ref row, Encoding.ASCII.GetBytes(number));
        return Encoding.ASCII.GetString(row.Written);
    }

    /// <summary>The value times ten to the minus exponent in plain digits, and then the exponent.</summary>
    private static string Spell(long value, int exponent, string mark)
    {
        var sign = value < 0 ? "-" : "";
        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture);
        if (exponent <= 0)
        {
            return $"{sign}{digits}{(value == 0 ? "" : new string('0', -exponent))}{mark}{exponent}";
        }

        var padded = digits.PadLeft(exponent + 1, '0');
        return $"{sign}{padded[..^exponent]}.{padded[^exponent..]}{mark}{exponent}";
    }
}
