namespace Telemetry.Client.Scrubbing;

/// <summary>Addresses with a scheme, and those that do without.</summary>
internal static class UrlShape
{
    /// <summary>Whether the word begins an address; then <see cref="End"/> says how far it goes.</summary>
    internal static bool Is(Lookahead ahead, Word word)
    {
        var text = word.In(ahead.Text);
        return (word.Has(CharacterTraits.Colon | CharacterTraits.Slash) && ahead.Scheme(word.Start) is var scheme && scheme > word.Start && scheme + 3 <= word.End)
            || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || IsFile(text);
    }

    /// <summary>Whether it names a file rather than something on a network.</summary>
    internal static bool IsFile(ReadOnlySpan<char> word) =>
        word.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && word.Length > 5 && (PathShape.IsSeparator(word[5]) || PathShape.IsDrive(word[5..]));

    /// <summary>Up to the next blank or quote, without what punctuation ends the sentence.</summary>
    internal static int End(Lookahead ahead, int start)
    {
        var text = ahead.Text;
        var end = start;
        var depth = 0;
        for (; end < text.Length; end++)
        {
            var traits = Characters.TraitsOf(text[end]);
            if ((traits & CharacterTraits.Word) != 0)
            {
                continue;
            }

            if ((traits & CharacterTraits.Space) != 0 || text[end] is '"' or '<' or '>' or '`'
                || (Characters.IsClosing(text[end]) && (end + 1 == text.Length || !Characters.IsLetterOrDigit(text[end + 1]))))
            {
                break;
            }

            depth += text[end] is '(' or '[' or '{' ? 1 : 0;
            if (text[end] is ')' or ']' or '}' && --depth < 0)
            {
                break;
            }
        }

        ahead.Steps += end - start;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\\')
        {
            end--;
        }

        return end;
    }

    /// <summary>Whether a word goes on like that behind its first <c>@</c>: <c>user@host:path</c>, as scp and git write it.</summary>
    internal static bool IsCopyTarget(ReadOnlySpan<char> rest)
    {
        var colon = rest.IndexOf(':');
        return colon > 0 && colon + 1 < rest.Length && !char.IsAsciiDigit(rest[0]) && !rest[..colon].Contains('/') && rest[(colon + 1)..].ContainsAnyExcept(CharacterSets.Digits);
    }
}
