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
        for (var start = 0; start < list.Length; start++)
        {
            var length = 0;
            while (length < text.Length && start + length < list.Length && list[start + length] == text[length])
            {
                length++;
            }

            var end = start + length;
            if (end == list.Length || list[end] == ' ')
            {
                return list.AsSpan(start, length);
            }

            for (start = end; start < list.Length && list[start] != ' ';)
            {
                start++;
            }
        }

        return default;
    }
}
