namespace Telemetry.Schema.Formats;

/// <summary>The format <c>uuid</c>: RFC 9562 section 4, 36 characters, hexadecimal digits of either case.</summary>
internal static class UuidFormat
{
    private const int Length = 36;

    public static bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        {
            return false;
        }

        return AreHex(text[..8]) && AreHex(text[9..13]) && AreHex(text[14..18]) && AreHex(text[19..23]) && AreHex(text[24..]);
    }

    private static bool AreHex(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            if (!char.IsAsciiHexDigit((char)character))
            {
                return false;
            }
        }

        return true;
    }
}
