using System.Text;

namespace Telemetry.Schema.Formats;

/// <summary>Sets of characters of RFC 3986 and RFC 3987.</summary>
internal static class UriCharacters
{
    /// <summary>Characters of a percent sign and two hexadecimal digits.</summary>
    public const int EscapeLength = 3;

    public static bool IsEscape(ReadOnlySpan<byte> text) =>
        text.Length >= EscapeLength && text[0] == '%' && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2]);

    public static bool IsUnreserved(byte unit) => char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';

    public static bool IsSubDelimiter(byte unit) => "!$&'()*+,;="u8.Contains(unit);

    /// <summary>ucschar of RFC 3987 section 2.2.</summary>
    public static bool IsBeyondAscii(Rune rune) => rune.Value switch
    {
        < 0xA0 => false,
        <= 0xD7FF => true,
        >= 0xF900 and <= 0xFDCF => true,
        >= 0xFDF0 and <= 0xFFEF => true,
        >= 0x10000 and <= 0xDFFFF => (rune.Value & 0xFFFF) <= 0xFFFD,
        >= 0xE1000 and <= 0xEFFFD => true,
        _ => false,
    };

    /// <summary>iprivate of RFC 3987 section 2.2.</summary>
    public static bool IsPrivate(Rune rune) => rune.Value
        is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0xFFFFD) or (>= 0x100000 and <= 0x10FFFD);
}
