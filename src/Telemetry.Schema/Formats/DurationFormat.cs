namespace Telemetry.Schema.Formats;

/// <summary>The format <c>duration</c>: RFC 3339 appendix A, where a unit is followed by the next smaller one or by none.</summary>
internal static class DurationFormat
{
    public static bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != 'P')
        {
            return false;
        }

        int at = 1;
        if (text[at..] is [.., (byte)'W'] && !text.Contains((byte)'T'))
        {
            return TakeUnits(text, ref at, "W"u8) == 1 && at == text.Length;
        }

        int units = TakeUnits(text, ref at, "YMD"u8);
        if (units < 0 || at == text.Length)
        {
            return units > 0;
        }

        if (text[at++] != 'T')
        {
            return false;
        }

        return TakeUnits(text, ref at, "HMS"u8) > 0 && at == text.Length;
    }

    // How many came; negative when one was left out between two.
    private static int TakeUnits(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> units)
    {
        int count = 0;
        int previous = -1;
        while (at < text.Length && (uint)(text[at] - '0') <= 9)
        {
            while (at < text.Length && (uint)(text[at] - '0') <= 9)
            {
                at++;
            }

            int unit = at == text.Length ? -1 : units.IndexOf(text[at]);
            if (unit < 0 || (count > 0 && unit != previous + 1))
            {
                return -1;
            }

            previous = unit;
            count++;
            at++;
        }

        return count;
    }
}
