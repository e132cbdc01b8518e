namespace Telemetry.Client.Scrubbing;

/// <summary>Addresses with a scheme, and those that do without.</summary>
internal static class UrlShape
{
    /// <summary>Whether the word begins an address; then <see cref="End"/> says how far it goes.</summary>
    internal static bool Is(ReadOnlySpan<char> word) =>
        word.IndexOf("://", StringComparison.Ordinal) > 0
        || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || IsFile(word)
        || IsCopyTarget(word);

    /// <summary>Whether it names a file rather than something on a network.</summary>
    internal static bool IsFile(ReadOnlySpan<char> word) =>
        word.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && word.Length > 5 && (PathShape.IsSeparator(word[5]) || PathShape.IsDrive(word[5..]));

    /// <summary>Up to the next blank or quote, without what punctuation ends the sentence.</summary>
    internal static int End(Lookahead ahead, int start)
    {
        var text = ahead.Text;
        var end = start;
        var depth = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or '`')
            && !(Characters.IsClosing(text[end]) && (end + 1 == text.Length || !Characters.IsLetterOrDigit(text[end + 1]))))
        {
            depth += text[end] is '(' or '[' or '{' ? 1 : 0;
            if (text[end] is ')' or ']' or '}' && --depth < 0)
            {
                break;
            }

            end++;
        }

        ahead.Steps += end - start;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\\')
        {
            end--;
        }

        return end;
    }

    /// <summary><c>user@host:path</c>, as scp and git write it.</summary>
    private static bool IsCopyTarget(ReadOnlySpan<char> word)
    {
        var at = word.IndexOf('@');
        if (at <= 0)
        {
            return false;
        }

        var rest = word[(at + 1)..];
        var colon = rest.IndexOf(':');
        return colon > 0 && colon + 1 < rest.Length && !char.IsAsciiDigit(rest[0]) && !rest[..colon].Contains('/') && rest[(colon + 1)..].ContainsAnyExcept(CharacterSets.Digits);
    }
}
