namespace Telemetry.Schema.Formats;

/// <summary>The format <c>ipv4</c>: dotted-quad of RFC 2673 section 3.2, four numbers up to 255 without leading zeros.</summary>
internal static class IPv4Format
{
    public static bool Matches(ReadOnlySpan<byte> text)
    {
        for (int part = 0; part < 4; part++)
        {
            int end = part == 3 ? text.Length : text.IndexOf((byte)'.');
            if (end < 0 || !IsOctet(text[..end]))
            {
                return false;
            }

            text = part == 3 ? [] : text[(end + 1)..];
        }

        return true;
    }

    private static bool IsOctet(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 3 || (text.Length > 1 && text[0] == '0'))
        {
            return false;
        }

        int value = 0;
        foreach (byte digit in text)
        {
            if ((uint)(digit - '0') > 9)
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return value <= byte.MaxValue;
    }
}
