namespace Telemetry.Client.Scrubbing;

/// <summary>The name of a person in front of an address in angle brackets (RFC 5322, section 3.4).</summary>
internal static class DisplayName
{
    private const int MostWords = 4;
    private const int LongestQuoted = 64;

    /// <summary>Where up to four capitalised words, or what is in quotes, begin at the end of the text; its length where it ends with none.</summary>
    internal static int Start(ReadOnlySpan<char> kept)
    {
        var end = kept.Length;
        for (var words = 0; words < MostWords; words++)
        {
            var last = kept[..end].TrimEnd(' ').Length;
            var start = last > 0 && kept[last - 1] is '"' or '\'' ? QuotedStart(kept, last - 1) : NameStart(kept, last);
            if (start == last)
            {
                break;
            }

            end = start;
        }

        return end;
    }

    private static int NameStart(ReadOnlySpan<char> kept, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestQuoted && (Characters.IsLetterOrDigit(kept[start - 1]) || kept[start - 1] is '.' or '-' or '\'' or ','))
        {
            start--;
        }

        return start < end && (char.IsUpper(kept[start]) || Characters.IsUnspaced(kept[start])) ? start : end;
    }

    private static int QuotedStart(ReadOnlySpan<char> kept, int closing)
    {
        var start = closing;
        while (start > 0 && closing - start < LongestQuoted && kept[start - 1] != kept[closing] && kept[start - 1] != '\n')
        {
            start--;
        }

        return start > 0 && kept[start - 1] == kept[closing] ? start - 1 : closing + 1;
    }
}
