namespace Telemetry.Client.Scrubbing;

/// <summary>E-mail addresses, and <c>user@host</c>, which is as personal.</summary>
internal static class EmailShape
{
    /// <summary>
    /// Whether there is an <c>@</c> (or <c>%40</c>) with a name on both sides. A version after it (<c>tool@1.2.3</c>) makes a package of it.
    /// </summary>
    internal static bool Is(ReadOnlySpan<char> word)
    {
        for (var from = 0; from < word.Length;)
        {
            var next = word[from..].IndexOfAny('@', '%');
            if (next < 0)
            {
                return false;
            }

            var at = from + next;
            var after = word[at] == '@' ? at + 1 : at + 3;
            if ((word[at] == '@' || word[at..].StartsWith("%40", StringComparison.Ordinal))
                && at > 0 && Characters.IsLetterOrDigit(word[at - 1])
                && after < word.Length && Characters.IsLetterOrDigit(word[after]) && !IsVersion(word[after..]))
            {
                return true;
            }

            from = at + 1;
        }

        return false;
    }

    private static bool IsVersion(ReadOnlySpan<char> text) => char.IsAsciiDigit(text[0]) && !text.ContainsAnyExcept(CharacterSets.DottedNumber);
}
