namespace Telemetry.Schema.Numbers;

/// <summary>A JSON number as the decimal it is: sign × 0.d₁d₂…dₙ × 10^magnitude, with d₁ and dₙ not zero.</summary>
/// <remarks>The digits stay where they are in the text, so that a number of any size costs no memory.</remarks>
internal readonly ref struct ExactDecimal
{
    /// <summary>Exponents are clamped here; no constant of a schema comes near it (see <see cref="DecimalConstant"/>), so comparisons stay exact.</summary>
    public const long ExponentLimit = 4_000_000_000_000_000_000;

    private readonly ReadOnlySpan<byte> _whole;
    private readonly ReadOnlySpan<byte> _fraction;

    private ExactDecimal(int sign, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, long magnitude)
    {
        Sign = sign;
        _whole = whole;
        _fraction = fraction;
        Magnitude = magnitude;
    }

    /// <summary>-1, 0 or 1; minus zero is 0.</summary>
    public int Sign { get; }

    /// <summary>The power of ten of the digit before the first one; 0 when the number is 0.</summary>
    public long Magnitude { get; }

    /// <summary>How many significant digits there are.</summary>
    public int DigitCount => _whole.Length + _fraction.Length;

    /// <summary>Whether the number has no fractional part, however it is written: 1.0 and 1e2 are integers.</summary>
    public bool IsInteger => Magnitude >= DigitCount;

    /// <summary>Reads a number that a JSON reader has accepted.</summary>
    public static ExactDecimal Parse(ReadOnlySpan<byte> text)
    {
        bool isNegative = text[0] == '-';
        ReadOnlySpan<byte> rest = isNegative ? text[1..] : text;
        long exponent = 0;
        int e = rest.IndexOfAny((byte)'e', (byte)'E');
        if (e >= 0)
        {
            exponent = ParseExponent(rest[(e + 1)..]);
            rest = rest[..e];
        }

        int point = rest.IndexOf((byte)'.');
        ReadOnlySpan<byte> fraction = point < 0 ? [] : rest[(point + 1)..].TrimEnd((byte)'0');
        ReadOnlySpan<byte> whole = (point < 0 ? rest : rest[..point]).TrimStart((byte)'0');
        long magnitude = whole.Length + exponent;
        if (fraction.IsEmpty)
        {
            whole = whole.TrimEnd((byte)'0');
        }
        else if (whole.IsEmpty)
        {
            int zeros = fraction.Length;
            fraction = fraction.TrimStart((byte)'0');
            magnitude -= zeros - fraction.Length;
        }

        return whole.IsEmpty && fraction.IsEmpty
            ? default
            : new ExactDecimal(isNegative ? -1 : 1, whole, fraction, magnitude);
    }

    /// <summary>The significant digit at a position, 0 to 9.</summary>
    public int Digit(int index) => (index < _whole.Length ? _whole[index] : _fraction[index - _whole.Length]) - '0';

    /// <summary>Below 0 when this number is less than <paramref name="other"/>, 0 when equal, above 0 when greater.</summary>
    public int CompareTo(ExactDecimal other)
    {
        if (Sign != other.Sign)
        {
            return Sign.CompareTo(other.Sign);
        }

        return Magnitude != other.Magnitude
            ? Sign * Magnitude.CompareTo(other.Magnitude)
            : Sign * CompareDigits(other);
    }

    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        bool isNegative = text[0] == '-';
        long exponent = 0;
        foreach (byte digit in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
        {
            exponent = (exponent * 10) + (digit - '0');
            if (exponent >= ExponentLimit / 10)
            {
                exponent = ExponentLimit;
                break;
            }
        }

        return isNegative ? -exponent : exponent;
    }

    private int CompareDigits(ExactDecimal other)
    {
        int shared = Math.Min(DigitCount, other.DigitCount);
        for (int i = 0; i < shared; i++)
        {
            int difference = Digit(i) - other.Digit(i);
            if (difference != 0)
            {
                return difference;
            }
        }

        return DigitCount - other.DigitCount;
    }
}
