namespace Telemetry.Client.Scrubbing;

/// <summary>Names of machines, by the zone that they end with.</summary>
internal static class HostShape
{
    private const int LongestZone = 11;

    // Zones that are no word a sentence or a namespace would end with. Private zones first (RFC 6762 appendix G, RFC 2606, RFC 9476).
    private const string Zones =
        " local localdomain internal intranet corp lan home private test example invalid onion arpa" +
        " com net org edu gov mil io dev cloud biz info eu de fr uk nl pl es it se ch at cn jp kr ru br ca au ";

    /// <summary>Whether it is two names or more in lower case with a known zone at the end, or a name as Windows gives to new machines.</summary>
    internal static bool Is(ReadOnlySpan<char> word)
    {
        if (word.StartsWith("DESKTOP-", StringComparison.Ordinal) || word.StartsWith("LAPTOP-", StringComparison.Ordinal))
        {
            return word.Length >= 14;
        }

        var colon = word.IndexOf(':');
        var name = colon < 0 ? word : word[..colon];
        var dot = name.LastIndexOf('.');
        var zone = name[(dot + 1)..];
        if (dot < 1 || zone.Length is < 2 or > LongestZone || (colon >= 0 && word[(colon + 1)..].ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-'))
            {
                return false;
            }
        }

        return char.IsAsciiLetterOrDigit(name[0]) && WordList.Contains(Zones, zone) && !IsProduct(name);
    }

    /// <summary>What is called like a host.</summary>
    private static bool IsProduct(ReadOnlySpan<char> name) => name is "ado.net" or "asp.net" or "ml.net" or "vb.net" or "socket.io";
}
