namespace Telemetry.Schema.Formats;

/// <summary>The format <c>time</c>: full-time of RFC 3339 section 5.6, with leap seconds where UTC has them.</summary>
internal static class TimeFormat
{
    private const int MinutesPerDay = 24 * 60;

    // "12:34:56" and at least a "Z".
    private const int LeastLength = 9;
    private const int SecondsEnd = 8;

    public static bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.Length < LeastLength || text[2] != ':' || text[5] != ':')
        {
            return false;
        }

        int hour = TwoDigits.Read(text, 0);
        int minute = TwoDigits.Read(text, 3);
        int second = TwoDigits.Read(text, 6);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
        {
            return false;
        }

        return TryReadOffset(SkipFraction(text[SecondsEnd..]), out int offset)
            && (second < 60 || IsLastMinuteUtc((hour * 60) + minute - offset));
    }

    private static bool IsLastMinuteUtc(int minuteOfDay) =>
        (minuteOfDay + MinutesPerDay) % MinutesPerDay == MinutesPerDay - 1;

    private static ReadOnlySpan<byte> SkipFraction(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != '.')
        {
            return text;
        }

        int end = 1;
        while (end < text.Length && (uint)(text[end] - '0') <= 9)
        {
            end++;
        }

        return end == 1 ? [] : text[end..];
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

        int hour = TwoDigits.Read(text, 1);
        int minute = TwoDigits.Read(text, 4);
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59;
    }
}
