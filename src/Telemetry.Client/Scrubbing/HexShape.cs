namespace Telemetry.Client.Scrubbing;

/// <summary>Identifiers in groups of hexadecimal digits.</summary>
internal static class HexShape
{
    // Digits of each group of a GUID (RFC 9562, section 4).
    private static readonly int[] GuidGroups = [8, 4, 4, 4, 12];

    /// <summary>Six pairs joined by <c>:</c> or <c>-</c>, or three groups of four joined by <c>.</c>.</summary>
    internal static bool IsMac(ReadOnlySpan<char> word) =>
        (word.Length == 17 && word[2] is ':' or '-' && IsGrouped(word, word[2], 2, 6)) || (word.Length == 14 && word[4] == '.' && IsGrouped(word, '.', 4, 3));

    /// <summary>Seven pairs or more: fingerprints of keys and certificates.</summary>
    internal static bool IsFingerprint(ReadOnlySpan<char> word) =>
        word.Length > 20 && word[2] == ':' && IsGrouped(word, ':', 2, (word.Length + 1) / 3);

    /// <summary>Whether a GUID is in the word with no letter or digit beside it.</summary>
    internal static bool HasGuid(ReadOnlySpan<char> word)
    {
        for (var start = 0; start + 36 <= word.Length; start++)
        {
            var dash = word[start..].IndexOf('-');
            if (dash < 0)
            {
                return false;
            }

            if (dash < GuidGroups[0])
            {
                start += dash;
                continue;
            }

            start += dash - GuidGroups[0];
            if (start + 36 <= word.Length && IsGuid(word.Slice(start, 36))
                && (start == 0 || !char.IsAsciiLetterOrDigit(word[start - 1]))
                && (start + 36 == word.Length || !char.IsAsciiLetterOrDigit(word[start + 36])))
            {
                return true;
            }

            start += GuidGroups[0];
        }

        return false;
    }

    private static bool IsGuid(ReadOnlySpan<char> text)
    {
        var at = 0;
        foreach (var length in GuidGroups)
        {
            if (at > 0 && text[at++] != '-')
            {
                return false;
            }

            if (text.Slice(at, length).ContainsAnyExcept(CharacterSets.HexDigits))
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    private static bool IsGrouped(ReadOnlySpan<char> word, char separator, int size, int groups)
    {
        if (word.Length != (groups * (size + 1)) - 1)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (i % (size + 1) == size ? word[i] != separator : !char.IsAsciiHexDigit(word[i]))
            {
                return false;
            }
        }

        return true;
    }
}
