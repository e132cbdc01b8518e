using System.Text;

namespace Telemetry.Schema.Formats;

/// <summary>The format <c>uri-template</c>: RFC 6570 section 2, of any level.</summary>
internal static class UriTemplateFormat
{
    public static bool Matches(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == '{')
            {
                int end = text.IndexOf((byte)'}');
                if (end < 0 || !IsExpression(text[1..end]))
                {
                    return false;
                }

                text = text[(end + 1)..];
            }
            else if (text[0] == '%')
            {
                if (!UriCharacters.IsEscape(text))
                {
                    return false;
                }

                text = text[UriCharacters.EscapeLength..];
            }
            else
            {
                Rune.DecodeFromUtf8(text, out Rune rune, out int length);
                if (!IsLiteral(rune))
                {
                    return false;
                }

                text = text[length..];
            }
        }

        return true;
    }

    // Section 2.1, with the correction of erratum 6937, by which the apostrophe is a literal.
    private static bool IsLiteral(Rune rune) => rune.Value < 0x80
        ? rune.Value is > 0x20 and < 0x7F and not ('"' or '%' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}')
        : UriCharacters.IsBeyondAscii(rune) || UriCharacters.IsPrivate(rune);

    private static bool IsExpression(ReadOnlySpan<byte> text)
    {
        // The last five operators are reserved and have no meaning, but are operators (section 2.2).
        if (!text.IsEmpty && "+#./;?&=,!@|"u8.Contains(text[0]))
        {
            text = text[1..];
        }

        while (true)
        {
            int end = text.IndexOf((byte)',');
            if (!IsVariable(end < 0 ? text : text[..end]))
            {
                return false;
            }

            if (end < 0)
            {
                return true;
            }

            text = text[(end + 1)..];
        }
    }

    private static bool IsVariable(ReadOnlySpan<byte> text)
    {
        if (text is [.., (byte)'*'])
        {
            return IsName(text[..^1]);
        }

        int colon = text.IndexOf((byte)':');
        return colon < 0 ? IsName(text) : IsName(text[..colon]) && IsLength(text[(colon + 1)..]);
    }

    // From 1 to 9999 (section 2.4.1).
    private static bool IsLength(ReadOnlySpan<byte> text) =>
        text.Length is >= 1 and <= 4 && text[0] != '0' && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        bool isAfterCharacter = false;
        while (!text.IsEmpty)
        {
            if (text[0] == '.')
            {
                if (!isAfterCharacter)
                {
                    return false;
                }

                isAfterCharacter = false;
                text = text[1..];
                continue;
            }

            bool isEscape = UriCharacters.IsEscape(text);
            if (!isEscape && !char.IsAsciiLetterOrDigit((char)text[0]) && text[0] != '_')
            {
                return false;
            }

            isAfterCharacter = true;
            text = text[(isEscape ? UriCharacters.EscapeLength : 1)..];
        }

        return isAfterCharacter;
    }
}
