using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Tests.Numbers;

/// <summary>Compared with the same on fractions of big integers.</summary>
public sealed class ExactDecimalTests
{
    private const int Scale = 60;

    private static readonly Gen<string> Number =
        from sign in Gen.Elements("", "-")
        from whole in Gen.OneOf(Gen.Choose(0, 20).Select(Text), Gen.Choose(0, int.MaxValue).Select(Text), Gen.Elements("123456789012345678901234567890", "1000", "999999999999999999"))
        from fraction in Gen.OneOf(Gen.Constant(""), Gen.Choose(0, 1000).Select(f => $".{Text(f)}"), Gen.Elements(".0", ".000", ".50", ".005"))
        from exponent in Gen.OneOf(Gen.Constant(""), Gen.Choose(-20, 20).Select(e => $"e{Text(e)}"), Gen.Elements("E+3", "e-0"))
        select sign + whole + fraction + exponent;

    [Fact]
    public void CompareTo_AnyNumbers_AsTheirValues()
    {
        Prop.ForAll(Number.Two().ToArbitrary(), pair =>
        {
            int exact = Math.Sign(ExactDecimal.Parse(Utf8(pair.Item1)).CompareTo(ExactDecimal.Parse(Utf8(pair.Item2))));
            int plain = Math.Sign(new JsonNumber(Utf8(pair.Item1)).CompareTo(DecimalConstant.TryCreate(pair.Item2)!));
            int expected = Scaled(pair.Item1).CompareTo(Scaled(pair.Item2));
            return exact == expected && plain == expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void IsInteger_AnyNumber_AsItsValue()
    {
        Prop.ForAll(Number.ToArbitrary(), number =>
            new JsonNumber(Utf8(number)).IsInteger == (Scaled(number) % BigInteger.Pow(10, Scale)).IsZero)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Divides_AnyNumbers_AsTheirValues()
    {
        Gen<string> divisor = Number.Where(text => Scaled(text).Sign > 0);
        Prop.ForAll(Gen.OneOf(Number, Gen.Choose(-100, 100).Select(Text)).Zip(divisor).ToArbitrary(), pair =>
        {
            bool isMultiple = (Scaled(pair.Item1) % Scaled(pair.Item2)).IsZero;
            return new Divisor(DecimalConstant.TryCreate(pair.Item2)!).Divides(new JsonNumber(Utf8(pair.Item1))) == isMultiple;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    // The number times 10^60, which is an integer for all that are generated.
    private static BigInteger Scaled(string text)
    {
        string[] parts = text.Split('e', 'E');
        int exponent = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int places = point < 0 ? 0 : parts[0].Length - point - 1;
        BigInteger digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits * BigInteger.Pow(10, Scale + exponent - places);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Utf8(string text) => Encoding.ASCII.GetBytes(text);
}
