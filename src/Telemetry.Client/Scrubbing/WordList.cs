namespace Telemetry.Client.Scrubbing;

/// <summary>
/// Words in one string with a blank between, and for <see cref="Contains"/> around them: a constant of the image that costs a process nothing until it is searched, and
/// searching it allocates nothing.
/// </summary>
internal static class WordList
{
    private const int LongestWord = 16;

    /// <summary>Whether the list, which is in lower case, has the word in any case.</summary>
    internal static bool Contains(string list, ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return false;
        }

        Span<char> sought = stackalloc char[LongestWord + 2];
        sought[0] = ' ';
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is <= ' ' or > '~')
            {
                return false;
            }

            sought[i + 1] = char.IsAsciiLetterUpper(word[i]) ? (char)(word[i] | 0x20) : word[i];
        }

        sought[word.Length + 1] = ' ';
        return list.AsSpan().IndexOf(sought[..(word.Length + 2)]) >= 0;
    }

    /// <summary>The one of the list that the text begins with; empty where there is none.</summary>
    internal static ReadOnlySpan<char> BeginningOf(string list, ReadOnlySpan<char> text)
    {
        for (var start = 0; start < list.Length;)
        {
            var word = WordAt(list, start);
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word;
            }

            start += word.Length + 1;
        }

        return default;
    }

    /// <summary>Whether the text ends with one of the list.</summary>
    internal static bool HasEndOf(string list, ReadOnlySpan<char> text)
    {
        for (var start = 0; start < list.Length;)
        {
            var word = WordAt(list, start);
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }

            start += word.Length + 1;
        }

        return false;
    }

    private static ReadOnlySpan<char> WordAt(string list, int start)
    {
        var rest = list.AsSpan(start);
        var blank = rest.IndexOf(' ');
        return blank < 0 ? rest : rest[..blank];
    }
}
