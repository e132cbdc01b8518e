namespace Telemetry.Schema.Numbers;

/// <summary>A number token, read at once when it is a plain integer of up to 18 digits, as nearly all are.</summary>
internal readonly ref struct JsonNumber
{
    // 18 nines are the longest digits that fit a long whatever they are.
    private const int PlainDigits = 18;

    public JsonNumber(ReadOnlySpan<byte> text)
    {
        Text = text;
        IsPlain = TryReadPlain(text, out long plain);
        Plain = plain;
    }

    /// <summary>The number as the document spells it.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Whether <see cref="Plain"/> is the number.</summary>
    public bool IsPlain { get; }

    /// <summary>The number, when it is plain.</summary>
    public long Plain { get; }

    public bool IsInteger => IsPlain || ExactDecimal.Parse(Text).IsInteger;

    /// <summary>Below 0 when the number is less than <paramref name="constant"/>, 0 when equal, above 0 when greater.</summary>
    public int CompareTo(DecimalConstant constant) => IsPlain && constant.Plain is { } plain
        ? Plain.CompareTo(plain)
        : ExactDecimal.Parse(Text).CompareTo(constant.Exact);

    private static bool TryReadPlain(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        bool isNegative = text[0] == '-';
        ReadOnlySpan<byte> digits = isNegative ? text[1..] : text;
        if (digits.Length > PlainDigits)
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            uint figure = (uint)(digit - '0');
            if (figure > 9)
            {
                return false;
            }

            value = (value * 10) + figure;
        }

        value = isNegative ? -value : value;
        return true;
    }
}
