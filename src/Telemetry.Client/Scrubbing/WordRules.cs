namespace Telemetry.Client.Scrubbing;

/// <summary>What one word is by itself.</summary>
internal static class WordRules
{
    /// <summary>The marker that takes the word's place; null where it stays.</summary>
    internal static string? MarkerOf(ReadOnlySpan<char> word, WordMarks marks, WordContext context)
    {
        if ((marks & (WordMarks.At | WordMarks.Percent)) != 0 && EmailShape.Is(word))
        {
            return Marker.Email;
        }

        if (HasAddress(word, marks, context) is { } address)
        {
            return address;
        }

        if (((marks & WordMarks.Dash) != 0 && HexShape.HasGuid(word)) || ((marks & WordMarks.Colon) != 0 && HexShape.IsFingerprint(word)) || (context != WordContext.PublicKey && RandomToken.IsIn(word)))
        {
            return Marker.Id;
        }

        if ((marks & (WordMarks.Dot | WordMarks.Dash)) != 0 && HostShape.Is(word))
        {
            return Marker.Host;
        }

        return (marks & WordMarks.Dot) != 0 && FileName.Is(word) ? Marker.Path : null;
    }

    private static string? HasAddress(ReadOnlySpan<char> word, WordMarks marks, WordContext context)
    {
        if ((marks & (WordMarks.Colon | WordMarks.Dash | WordMarks.Dot)) == 0)
        {
            return null;
        }

        if (HexShape.IsMac(word))
        {
            return Marker.Mac;
        }

        if ((marks & WordMarks.Colon) != 0 && (Ipv6Shape.Is(word) || Ipv6Shape.Is(word[(word.IndexOf(':') + 1)..])))
        {
            return Marker.Ip;
        }

        return (marks & WordMarks.Dot) != 0 && context != WordContext.Version && Ipv4Shape.IsIn(word) ? Marker.Ip : null;
    }
}
