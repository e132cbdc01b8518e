namespace Telemetry.Schema.Formats;

/// <summary>
/// The formats <c>email</c> and <c>idn-email</c>: Mailbox of RFC 5321 section 4.1.2, which RFC 6531 section 3.3 extends to
/// characters beyond ASCII.
/// </summary>
internal static class EmailFormat
{
    // RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.2.
    private const int MaxLocalPart = 64;
    private const int MaxDomain = 255;

    public static bool Matches(ReadOnlySpan<byte> text) =>
        !text.ContainsAnyExceptInRange((byte)0, (byte)0x7F) && IsMailbox(text, HostnameFormat.IsDomain);

    public static bool MatchesInternational(ReadOnlySpan<byte> text) =>
        IsMailbox(text, HostnameFormat.IsInternationalDomain);

    private static bool IsMailbox(ReadOnlySpan<byte> text, Func<ReadOnlySpan<byte>, bool> isDomain)
    {
        int at = LocalPartEnd(text);
        if (at <= 0 || at > MaxLocalPart || at >= text.Length - 1 || text[at] != '@')
        {
            return false;
        }

        ReadOnlySpan<byte> domain = text[(at + 1)..];
        return domain.Length <= MaxDomain
            && (domain is [(byte)'[', .., (byte)']'] ? IsAddressLiteral(domain[1..^1]) : isDomain(domain));
    }

    private static int LocalPartEnd(ReadOnlySpan<byte> text) =>
        text is [(byte)'"', ..] ? QuotedEnd(text) : DotStringEnd(text);

    // Dot-string: atoms with single dots between them.
    private static int DotStringEnd(ReadOnlySpan<byte> text)
    {
        int end = 0;
        while (end < text.Length && (IsAtomText(text[end]) || (text[end] == '.' && end > 0 && text[end - 1] != '.')))
        {
            end++;
        }

        return end > 0 && text[end - 1] == '.' ? -1 : end;
    }

    private static bool IsAtomText(byte unit) =>
        unit >= 0x80 || char.IsAsciiLetterOrDigit((char)unit) || "!#$%&'*+-/=?^_`{|}~"u8.Contains(unit);

    // Quoted-string: printable ASCII, of which quotes and backslashes are escaped.
    private static int QuotedEnd(ReadOnlySpan<byte> text)
    {
        for (int at = 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'"':
                    return at + 1;
                case (byte)'\\' when at + 1 < text.Length && text[at + 1] is >= 0x20 and <= 0x7E:
                    at++;
                    break;
                case (byte)'\\' or < 0x20 or 0x7F:
                    return -1;
            }
        }

        return -1;
    }

    // Section 4.1.3; of general address literals none is registered.
    private static bool IsAddressLiteral(ReadOnlySpan<byte> text)
    {
        const int TagLength = 5;
        bool isIPv6 = text.Length > TagLength && text[4] == ':' && text[3] == '6' && (text[0] | 0x20) == 'i' && (text[1] | 0x20) == 'p' && (text[2] | 0x20) == 'v';
        return isIPv6 ? IPv6Format.Matches(text[TagLength..]) : IPv4Format.Matches(text);
    }
}
