namespace Telemetry.Schema.Formats;

/// <summary>The format <c>date-time</c>: RFC 3339 section 5.6, with the days of each month and leap seconds where UTC has them.</summary>
internal static class DateTimeFormat
{
    private const int MinutesPerDay = 24 * 60;

    public static bool Matches(ReadOnlySpan<byte> text)
    {
        // "2026-08-01T12:34:56" and at least a "Z".
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':' || (text[10] | 0x20) != 't')
        {
            return false;
        }

        int year = (Pair(text, 0) * 100) + Pair(text, 2);
        int month = Pair(text, 5);
        int day = Pair(text, 8);
        int hour = Pair(text, 11);
        int minute = Pair(text, 14);
        int second = Pair(text, 17);
        if (Pair(text, 0) < 0 || Pair(text, 2) < 0 || month is < 1 or > 12 || day < 1 || day > DaysIn(year, month))
        {
            return false;
        }

        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = SkipFraction(text[19..]);
        return TryReadOffset(rest, out int offset) && (second < 60 || IsLastMinuteUtc((hour * 60) + minute - offset));
    }

    private static bool IsLastMinuteUtc(int minuteOfDay) =>
        (minuteOfDay + MinutesPerDay) % MinutesPerDay == MinutesPerDay - 1;

    private static int DaysIn(int year, int month) => month switch
    {
        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static ReadOnlySpan<byte> SkipFraction(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != '.')
        {
            return text;
        }

        int digits = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits < 1 ? [] : text[(1 + digits)..];
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
        {
            return false;
        }

        int hour = Pair(text, 1);
        int minute = Pair(text, 4);
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59;
    }

    private static int Pair(ReadOnlySpan<byte> text, int start)
    {
        uint tens = (uint)(text[start] - '0');
        uint ones = (uint)(text[start + 1] - '0');
        return tens > 9 || ones > 9 ? -100 : (int)((tens * 10) + ones);
    }
}
