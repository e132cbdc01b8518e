namespace Telemetry.Client.Scrubbing;

/// <summary>How far a path without quotes reaches, which its spaces do not say.</summary>
internal static class PathExtent
{
    /// <summary>How far beyond a space a path is followed.</summary>
    private const int LongestReach = 96;
    private const int MostWords = 5;

    /// <summary>A drive or the escapes of a share may stand before.</summary>
    private const int FurthestHome = 6;

    private static readonly string[] Homes = ["/Users/", "/home/", "\\Users\\", "\\\\Users\\\\", "/Benutzer/", "\\Documents and Settings\\"];

    /// <summary>One past the last character of the path that begins at <paramref name="start"/>.</summary>
    internal static int End(Lookahead ahead, int start)
    {
        var text = ahead.Text;
        var end = Run(text, start, text.Length);
        var head = new Head(start, text.AsSpan(start, end - start).Contains('\\'));
        while (end < text.Length && text[end] is ' ' or '\u00A0')
        {
            var further = AcrossSpace(ahead, head, end);
            if (further == end)
            {
                break;
            }

            end = further;
        }

        ahead.Steps += end - start;
        while (end > start + 1 && IsTrailing(text, end - 1))
        {
            end--;
        }

        return end;
    }

    /// <summary>Up to the next blank, closing mark, or location such as <c>:12</c>.</summary>
    private static int Run(string text, int at, int limit)
    {
        var depth = 0;
        var from = at;
        for (; at < limit; at++)
        {
            var c = text[at];
            var traits = Characters.TraitsOf(c);
            if ((traits & CharacterTraits.Word) != 0 && c != ':')
            {
                continue;
            }

            if ((traits & CharacterTraits.Space) != 0 || c is '"' or '`' or '<' or '>' or '|' or '，' or '。' or '；' or '、' || (Characters.IsClosing(c) && IsLast(text, at)))
            {
                break;
            }

            if (c == ':' && at > from + 1 && IsLocation(text, at + 1))
            {
                break;
            }

            depth += c is '(' or '[' or '{' ? 1 : 0;
            if (c is ')' or ']' or '}' && --depth < 0)
            {
                break;
            }
        }

        return at;
    }

    private static bool IsLast(string text, int at) => at + 1 == text.Length || !Characters.IsLetterOrDigit(text[at + 1]);

    private static bool IsLocation(string text, int at)
    {
        if (at == text.Length || char.IsWhiteSpace(text[at]) || text.AsSpan(at).StartsWith("line ", StringComparison.Ordinal))
        {
            return true;
        }

        var digits = at;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits > at && (digits == text.Length || text[digits] is not ('/' or '\\' or '.') && !Characters.IsLetterOrDigit(text[digits]));
    }

    private static bool IsTrailing(string text, int at) => text[at] is '.' or ',' or ';' or ':' or '!' or '?' || (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\'');

    /// <summary>The end of the last word that still belongs to the path; <paramref name="space"/> where none does.</summary>
    private static int AcrossSpace(Lookahead ahead, Head head, int space)
    {
        var text = ahead.Text;
        var soFar = text.AsSpan(Math.Max(head.Start, space - LongestReach), Math.Min(space - head.Start, LongestReach));
        if (IsTrailing(text, space - 1))
        {
            return space;
        }

        var named = PathShape.HasExtension(soFar);
        var limit = Math.Min(text.Length, space + LongestReach);
        var furthest = space;
        var at = space;
        for (var words = 0; words < MostWords && at < limit && text[at] is ' ' or '\u00A0'; words++)
        {
            var begin = at + 1;
            if (begin == limit || StartsAnother(text.AsSpan(begin, limit - begin)))
            {
                break;
            }

            at = Run(text, begin, limit);
            var word = text.AsSpan(begin, at - begin);
            ahead.Steps += word.Length + 1;
            if (IsPart(word, named, head.IsWindows))
            {
                furthest = at;
            }

            if (word.IsEmpty || IsTrailing(text, at - 1))
            {
                break;
            }
        }

        return furthest > space || named ? furthest : LastName(ahead, soFar, space);
    }

    private static bool IsPart(ReadOnlySpan<char> word, bool named, bool windows)
    {
        var separator = word.LastIndexOfAny('/', windows ? '\\' : '/');
        return (separator > 0 && separator + 1 < word.Length && !IsNumeric(word)) || (separator > 0 && windows) || (!named && PathShape.HasExtension(word.TrimEnd(".,;:!?")));
    }

    private static bool IsNumeric(ReadOnlySpan<char> word) => !word.ContainsAnyExcept(CharacterSets.SlashedNumber);

    private static bool StartsAnother(ReadOnlySpan<char> text) =>
        text[0] is '"' or '\'' || PathShape.Starts(text) || text.StartsWith("http");

    /// <summary>A name of two words at the end: of a user below the directory of all users, or of anything where the line ends with it.</summary>
    private static int LastName(Lookahead ahead, ReadOnlySpan<char> soFar, int space)
    {
        var text = ahead.Text;
        var begin = space + 1;
        if (begin == text.Length || !Characters.IsLetterOrDigit(text[begin]))
        {
            return space;
        }

        var end = Run(text, begin, Math.Min(text.Length, begin + LongestReach));
        ahead.Steps += end - begin;
        var word = text.AsSpan(begin, end - begin).TrimEnd(".,;:!?");
        var ends = end == text.Length || text[end] is '\n' or '\'' or '"' or ')' or ']' or ',' or ';';
        return (ends || IsUser(soFar)) && !MessageWords.Contains(word) ? begin + word.Length : space;
    }

    private static bool IsUser(ReadOnlySpan<char> path)
    {
        // Most paths end here, before any name is compared.
        var from = path.IndexOfAny('/', '\\');
        if (from < 0 || from > FurthestHome)
        {
            return false;
        }

        foreach (var home in Homes)
        {
            var at = path[..Math.Min(path.Length, FurthestHome + home.Length)].IndexOf(home, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && path[(at + home.Length)..].IndexOfAny('/', '\\') < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The path up to its first space.</summary>
    private readonly record struct Head(int Start, bool IsWindows);
}
