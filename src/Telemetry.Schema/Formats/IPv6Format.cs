namespace Telemetry.Schema.Formats;

/// <summary>The format <c>ipv6</c>: RFC 4291 section 2.2, without zone and prefix length.</summary>
internal static class IPv6Format
{
    private const int Groups = 8;

    public static bool Matches(ReadOnlySpan<byte> text)
    {
        int gap = text.IndexOf("::"u8);
        if (gap < 0)
        {
            return CountGroups(text, MayEndInIPv4.Yes) == Groups;
        }

        // The gap stands for at least one group of zeros.
        int before = CountGroups(text[..gap], MayEndInIPv4.No);
        int after = CountGroups(text[(gap + 2)..], MayEndInIPv4.Yes);
        return before >= 0 && after >= 0 && before + after < Groups;
    }

    // Negative when they are none.
    private static int CountGroups(ReadOnlySpan<byte> text, MayEndInIPv4 end)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            int length = text.IndexOf((byte)':');
            ReadOnlySpan<byte> group = length < 0 ? text : text[..length];
            if (length < 0 && end == MayEndInIPv4.Yes && IPv4Format.Matches(group))
            {
                return count + 2;
            }

            if (group.Length is 0 or > 4 || !IsHex(group) || length == text.Length - 1)
            {
                return -1;
            }

            count++;
            text = length < 0 ? [] : text[(length + 1)..];
        }

        return count;
    }

    private static bool IsHex(ReadOnlySpan<byte> text)
    {
        foreach (byte digit in text)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }
        }

        return true;
    }

    private enum MayEndInIPv4
    {
        No,
        Yes,
    }
}
