using System.Text;

namespace Telemetry.Schema.Formats;

/// <summary>The formats <c>uri</c>, <c>uri-reference</c> (RFC 3986 appendix A), <c>iri</c>, <c>iri-reference</c> (RFC 3987 section 2.2).</summary>
internal static class UriGrammar
{
    public static bool IsUri(ReadOnlySpan<byte> text) => IsIdentifier(text, UriAlphabet.Ascii);

    public static bool IsIri(ReadOnlySpan<byte> text) => IsIdentifier(text, UriAlphabet.International);

    public static bool IsReference(ReadOnlySpan<byte> text) => IsIdentifier(text, UriAlphabet.Ascii) || IsRelative(text, UriAlphabet.Ascii);

    public static bool IsIriReference(ReadOnlySpan<byte> text) =>
        IsIdentifier(text, UriAlphabet.International) || IsRelative(text, UriAlphabet.International);

    private static bool IsIdentifier(ReadOnlySpan<byte> text, UriAlphabet alphabet)
    {
        int colon = text.IndexOf((byte)':');
        return colon > 0 && IsScheme(text[..colon]) && IsAfterScheme(text[(colon + 1)..], alphabet);
    }

    // The first segment of a relative path has no colon: what is before it would be a scheme.
    private static bool IsRelative(ReadOnlySpan<byte> text, UriAlphabet alphabet)
    {
        int end = text.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        ReadOnlySpan<byte> first = end < 0 ? text : text[..end];
        return !first.Contains((byte)':') && IsAfterScheme(text, alphabet);
    }

    private static bool IsScheme(ReadOnlySpan<byte> text)
    {
        foreach (byte unit in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)unit) && unit is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter((char)text[0]);
    }

    private static bool IsAfterScheme(ReadOnlySpan<byte> text, UriAlphabet alphabet)
    {
        int hash = text.IndexOf((byte)'#');
        if (hash >= 0)
        {
            if (!HasOnly(text[(hash + 1)..], "/?:@"u8, alphabet, Private.No))
            {
                return false;
            }

            text = text[..hash];
        }

        int mark = text.IndexOf((byte)'?');
        if (mark >= 0)
        {
            if (!HasOnly(text[(mark + 1)..], "/?:@"u8, alphabet, Private.Yes))
            {
                return false;
            }

            text = text[..mark];
        }

        if (text.StartsWith("//"u8))
        {
            text = text[2..];
            int slash = text.IndexOf((byte)'/');
            ReadOnlySpan<byte> authority = slash < 0 ? text : text[..slash];
            return IsAuthority(authority, alphabet) && (slash < 0 || HasOnly(text[slash..], "/:@"u8, alphabet, Private.No));
        }

        return HasOnly(text, "/:@"u8, alphabet, Private.No);
    }

    private static bool IsAuthority(ReadOnlySpan<byte> text, UriAlphabet alphabet)
    {
        int at = text.LastIndexOf((byte)'@');
        if (at >= 0)
        {
            if (!HasOnly(text[..at], ":"u8, alphabet, Private.No))
            {
                return false;
            }

            text = text[(at + 1)..];
        }

        int hostEnd = text is [(byte)'[', ..] ? text.IndexOf((byte)']') + 1 : text.IndexOf((byte)':');
        if (hostEnd <= 0 && text is [(byte)'[', ..])
        {
            return false;
        }

        ReadOnlySpan<byte> host = hostEnd < 0 ? text : text[..hostEnd];
        ReadOnlySpan<byte> port = hostEnd < 0 ? [] : text[hostEnd..];
        bool isPort = port.IsEmpty || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
        return isPort && (host is [(byte)'[', .., (byte)']'] ? IsLiteral(host[1..^1]) : HasOnly(host, [], alphabet, Private.No));
    }

    // An IPv6 address or one of a future version.
    private static bool IsLiteral(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || (text[0] | 0x20) != 'v')
        {
            return IPv6Format.Matches(text);
        }

        int dot = text.IndexOf((byte)'.');
        if (dot < 2 || dot == text.Length - 1)
        {
            return false;
        }

        foreach (byte digit in text[1..dot])
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }
        }

        return !text[dot..].Contains((byte)'%') && HasOnly(text[(dot + 1)..], ":"u8, UriAlphabet.Ascii, Private.No);
    }

    // Unreserved characters, escapes, sub-delimiters and some more.
    private static bool HasOnly(ReadOnlySpan<byte> text, ReadOnlySpan<byte> more, UriAlphabet alphabet, Private isPrivateAllowed)
    {
        while (!text.IsEmpty)
        {
            byte unit = text[0];
            if (unit >= 0x80)
            {
                Rune.DecodeFromUtf8(text, out Rune rune, out int length);
                bool isAllowed = UriCharacters.IsBeyondAscii(rune) || (isPrivateAllowed == Private.Yes && UriCharacters.IsPrivate(rune));
                if (alphabet == UriAlphabet.Ascii || !isAllowed)
                {
                    return false;
                }

                text = text[length..];
                continue;
            }

            bool isEscape = unit == '%';
            if (isEscape ? !UriCharacters.IsEscape(text) : !UriCharacters.IsUnreserved(unit) && !UriCharacters.IsSubDelimiter(unit) && !more.Contains(unit))
            {
                return false;
            }

            text = text[(isEscape ? UriCharacters.EscapeLength : 1)..];
        }

        return true;
    }

    private enum Private
    {
        No,
        Yes,
    }
}
