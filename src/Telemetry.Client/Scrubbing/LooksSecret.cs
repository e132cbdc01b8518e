namespace Telemetry.Client.Scrubbing;

/// <summary>Whether a word that follows the name of a secret after a blank is the secret, or goes on with the sentence.</summary>
internal static class LooksSecret
{
    private const int ShortestMixed = 5;
    private const int ShortestCredential = 6;
    private const int LongCredential = 20;

    // What else stands behind "password" or "token" at the end of a line.
    private const string Nouns =
        " authentication cache count endpoint expiry file format generator incorrect issuer length limit list management manager" +
        " name names policy prompt provider refresh request requirements reset response rotation rules scope server service store type" +
        " validation value values vault version ";

    /// <summary>Letters and digits mixed.</summary>
    internal static bool Is(ReadOnlySpan<char> word) =>
        word.Length >= ShortestMixed && word.ContainsAnyInRange('0', '9') && HasLetter(word);

    /// <summary>The last word of its line, and none that would end a sentence.</summary>
    internal static bool IsLast(string text, int at, ReadOnlySpan<char> word)
    {
        var end = at + word.Length;
        return word.Length >= 3 && (end == text.Length || text[end] == '\n') && Characters.IsLetterOrDigit(word[0]) && !MessageWords.Contains(word) && !WordList.Contains(Nouns, word);
    }

    /// <summary>A digit, a capital within, padding, or a length that no word has.</summary>
    internal static bool IsCredential(ReadOnlySpan<char> word) =>
        word.Length >= ShortestCredential && (word.Length >= LongCredential || word.ContainsAnyInRange('0', '9') || (word[1..].ContainsAnyInRange('A', 'Z') && word.ContainsAnyInRange('a', 'z')));

    internal static bool IsNothing(ReadOnlySpan<char> word) => word is "null" or "true" or "false" or "none" or "None" or "nil" or "undefined" or "NULL" or "True" or "False";

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
