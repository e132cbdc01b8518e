using System.Globalization;
using System.Numerics;

namespace Telemetry.Schema.Numbers;

/// <summary>A positive decimal m × 10^e that numbers are tested to be a multiple of, exactly.</summary>
internal sealed class Divisor
{
    // Up to here ten times a mantissa fits 128 bits; longer ones cost memory.
    private const int MostDigitsOf128Bits = 36;

    private readonly UInt128 _mantissa;
    private readonly BigInteger? _longMantissa;
    private readonly long _exponent;

    public Divisor(DecimalConstant constant)
    {
        Constant = constant;
        ExactDecimal exact = constant.Exact;
        _exponent = exact.Magnitude - exact.DigitCount;
        if (exact.DigitCount > MostDigitsOf128Bits)
        {
            _longMantissa = MantissaOf(exact);
            return;
        }

        for (int i = 0; i < exact.DigitCount; i++)
        {
            _mantissa = (_mantissa * 10) + (UInt128)exact.Digit(i);
        }
    }

    public DecimalConstant Constant { get; }

    public bool Divides(JsonNumber number)
    {
        if (number.IsPlain && _exponent == 0 && _longMantissa is null && _mantissa <= long.MaxValue)
        {
            return number.Plain % (long)_mantissa == 0;
        }

        return Divides(ExactDecimal.Parse(number.Text));
    }

    private bool Divides(ExactDecimal number)
    {
        if (number.Sign == 0)
        {
            return true;
        }

        // number / divisor = n × 10^shift / m. As n does not end in a zero, a negative shift leaves a fraction.
        long shift = number.Magnitude - number.DigitCount - _exponent;
        if (shift < 0)
        {
            return false;
        }

        return _longMantissa is { } mantissa
            ? (MantissaOf(number) % mantissa * BigInteger.ModPow(10, shift, mantissa) % mantissa).IsZero
            : Multiply(Remainder(number), PowerOfTen(shift)) == 0;
    }

    private static BigInteger MantissaOf(ExactDecimal number)
    {
        var digits = new char[number.DigitCount];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = (char)('0' + number.Digit(i));
        }

        return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private UInt128 Remainder(ExactDecimal number)
    {
        if (_mantissa <= ulong.MaxValue / 16)
        {
            return SmallRemainder(number, (ulong)_mantissa);
        }

        UInt128 remainder = 0;
        for (int i = 0; i < number.DigitCount; i++)
        {
            remainder = ((remainder * 10) + (UInt128)number.Digit(i)) % _mantissa;
        }

        return remainder;
    }

    private static ulong SmallRemainder(ExactDecimal number, ulong mantissa)
    {
        ulong remainder = 0;
        for (int i = 0; i < number.DigitCount; i++)
        {
            remainder = ((remainder * 10) + (ulong)number.Digit(i)) % mantissa;
        }

        return remainder;
    }

    private UInt128 PowerOfTen(long exponent)
    {
        UInt128 result = 1 % _mantissa;
        UInt128 square = 10 % _mantissa;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
            {
                result = Multiply(result, square);
            }

            square = Multiply(square, square);
        }

        return result;
    }

    // Doubling and adding: a product of two 120-bit numbers does not fit, the double of one does.
    private UInt128 Multiply(UInt128 left, UInt128 right)
    {
        if (left <= ulong.MaxValue && right <= ulong.MaxValue)
        {
            return left * right % _mantissa;
        }

        UInt128 product = 0;
        for (; right != 0; right >>= 1)
        {
            if ((right & 1) == 1)
            {
                product = (product + left) % _mantissa;
            }

            left = (left << 1) % _mantissa;
        }

        return product;
    }
}
