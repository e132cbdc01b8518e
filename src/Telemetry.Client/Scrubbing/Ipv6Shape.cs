namespace Telemetry.Client.Scrubbing;

/// <summary>IPv6 addresses (RFC 4291, section 2.2), with zone (RFC 4007), prefix length and port.</summary>
internal static class Ipv6Shape
{
    private const int Groups = 8;

    /// <summary>
    /// Whether the word is an address. Times have too few groups, and names joined by <c>::</c> no digit: <c>cafe::bad</c> is C++.
    /// </summary>
    internal static bool Is(ReadOnlySpan<char> word)
    {
        var address = Address(word);
        var gap = address.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return Count(address) == Groups;
        }

        var before = gap == 0 ? 0 : Count(address[..gap]);
        var after = gap + 2 == address.Length ? 0 : Count(address[(gap + 2)..]);
        return before >= 0 && after >= 0 && before + after is > 0 and < Groups
            && (address.ContainsAnyInRange('0', '9') || before + after > 2);
    }

    /// <summary>Without zone and prefix length.</summary>
    private static ReadOnlySpan<char> Address(ReadOnlySpan<char> word)
    {
        var zone = word.IndexOfAny('%', '/');
        return zone > 0 ? word[..zone] : word;
    }

    /// <summary>The number of groups of one to four hexadecimal digits, a dotted quad at the end counting two; -1 where it is something else.</summary>
    private static int Count(ReadOnlySpan<char> groups)
    {
        var count = 0;
        while (true)
        {
            var colon = groups.IndexOf(':');
            var group = colon < 0 ? groups : groups[..colon];
            if (colon < 0 && group.Contains('.'))
            {
                return Ipv4Shape.IsQuad(group) ? count + 2 : -1;
            }

            if (group.Length is 0 or > 4 || group.ContainsAnyExcept(CharacterSets.HexDigits) || ++count > Groups)
            {
                return -1;
            }

            if (colon < 0)
            {
                return count;
            }

            groups = groups[(colon + 1)..];
        }
    }
}
