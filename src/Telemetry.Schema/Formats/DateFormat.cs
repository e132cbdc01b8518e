namespace Telemetry.Schema.Formats;

/// <summary>The format <c>date</c>: full-date of RFC 3339 section 5.6, with the days of each month.</summary>
internal static class DateFormat
{
    /// <summary>Characters of a date.</summary>
    public const int Length = 10;

    public static bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        int century = TwoDigits.Read(text, 0);
        int year = TwoDigits.Read(text, 2);
        int month = TwoDigits.Read(text, 5);
        int day = TwoDigits.Read(text, 8);
        return century >= 0 && year >= 0 && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn((century * 100) + year, month);
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
