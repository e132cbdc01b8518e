namespace Telemetry.Client.Events;

/// <summary>
/// Identifiers and times as they are on the wire, written by plain loops: the framework's formatting is faster later and slower at
/// the start of a process, where it has to be compiled first.
/// </summary>
internal static class WireText
{
    /// <summary>Characters of a UUID with its hyphens.</summary>
    internal const int IdLength = 36;

    private const string Hex = "0123456789abcdef";

    /// <summary>A UUID in lower case with hyphens.</summary>
    internal static string Of(Guid id)
    {
        Span<char> text = stackalloc char[IdLength];
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var at = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i is 4 or 6 or 8 or 10)
            {
                text[at++] = '-';
            }

            text[at++] = Hex[bytes[i] >> 4];
            text[at++] = Hex[bytes[i] & 0xF];
        }

        return new(text);
    }

    /// <summary>RFC 3339 in UTC with milliseconds, as the envelope's schema demands.</summary>
    internal static string Of(DateTimeOffset moment)
    {
        Span<char> text = stackalloc char[24];
        text[4] = '-';
        text[7] = '-';
        text[10] = 'T';
        text[13] = ':';
        text[16] = ':';
        text[19] = '.';
        text[23] = 'Z';
        var day = moment.UtcDateTime;
        Digits(text, 0, 4, day.Year);
        Digits(text, 5, 2, day.Month);
        Digits(text, 8, 2, day.Day);
        var time = (int)(moment.UtcTicks % TimeSpan.TicksPerDay / TimeSpan.TicksPerMillisecond);
        Digits(text, 11, 2, time / 3_600_000);
        Digits(text, 14, 2, time / 60_000 % 60);
        Digits(text, 17, 2, time / 1_000 % 60);
        Digits(text, 20, 3, time % 1_000);
        return new(text);
    }

    /// <summary>Reads what <see cref="Of(DateTimeOffset)"/> writes, and nothing else.</summary>
    internal static bool TryReadTime(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, '.', _, _, _, 'Z'])
        {
            return false;
        }

        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        var (hour, minute, second, millisecond) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]), Number(text[20..23]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || millisecond < 0)
        {
            return false;
        }

        time = new(new DateTime(year, month, day, hour, minute, second, millisecond), TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads a count: digits and nothing else, up to <see cref="long.MaxValue"/>.</summary>
    internal static bool TryReadCount(ReadOnlySpan<char> text, out long count)
    {
        count = 0;
        foreach (var c in text)
        {
            var digit = c - '0';
            if (digit is < 0 or > 9 || count > (long.MaxValue - digit) / 10)
            {
                count = 0;
                return false;
            }

            count = (count * 10) + digit;
        }

        return text.Length > 0;
    }

    /// <summary>Negative for what is no number.</summary>
    private static int Number(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            number = (number * 10) + c - '0';
        }

        return number;
    }

    private static void Digits(Span<char> text, int start, int count, int number)
    {
        for (var i = start + count - 1; i >= start; i--)
        {
            text[i] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
