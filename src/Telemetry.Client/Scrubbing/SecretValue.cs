namespace Telemetry.Client.Scrubbing;

/// <summary>How far a value reaches, and whether it is one.</summary>
internal static class SecretValue
{
    /// <summary>Blanks may be part of a value only where a semicolon ends it this soon.</summary>
    private const int LongestSpacedValue = 128;

    /// <summary>The value that begins at <paramref name="at"/>, without the quotes around it. Empty where there is nothing to take out.</summary>
    internal static Extent At(Lookahead ahead, int at)
    {
        var text = ahead.Text;
        if (Marker.LengthAt(text.AsSpan(at)) > 0)
        {
            return default;
        }

        var open = at;
        while (open < text.Length && text[open] == '\\')
        {
            open++;
        }

        if (open < text.Length && Characters.QuoteKind(text[open]) is var kind and >= 0)
        {
            return Quoted(ahead, open + 1, Characters.Closing(kind), open > at);
        }

        return text[at] switch
        {
            '[' or '{' or '(' => Bracketed(ahead, at),
            _ => Bare(ahead, at),
        };
    }

    /// <summary>All of the line up to its end or to a mark that closes a quote.</summary>
    internal static Extent Line(Lookahead ahead, int at)
    {
        var text = ahead.Text;
        var start = at;
        while (start < text.Length && (text[start] == '\\' || Characters.QuoteKind(text[start]) >= 0))
        {
            start++;
        }

        if (Marker.LengthAt(text.AsSpan(start)) > 0)
        {
            return default;
        }

        var end = start;
        while (end < text.Length && text[end] != '\n' && !(text[end] is '"' or '\'' or '`' && Ends(text, end)))
        {
            end++;
        }

        ahead.Steps += end - at;
        return new(start, end);
    }

    private static Extent Quoted(Lookahead ahead, int start, char closing, bool escaped)
    {
        var text = ahead.Text;
        if (Marker.LengthAt(text.AsSpan(start)) > 0)
        {
            return default;
        }

        var end = start;
        while (end < text.Length && text[end] != '\n')
        {
            if (text[end] == '\\' && end + 1 < text.Length && text[end + 1] != '\n')
            {
                if (escaped && text[end + 1] == closing)
                {
                    break;
                }

                end += 2;
                continue;
            }

            if (text[end] == closing && Ends(text, end))
            {
                break;
            }

            end++;
        }

        ahead.Steps += end - start;
        return new(start, end);
    }

    private static Extent Bracketed(Lookahead ahead, int start)
    {
        var text = ahead.Text;
        if (Marker.LengthAt(text.AsSpan(start + 1)) > 0)
        {
            return default;
        }

        var depth = 0;
        for (var end = start; end < text.Length; end++)
        {
            depth += text[end] switch
            {
                '[' or '{' or '(' => 1,
                ']' or '}' or ')' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                ahead.Steps += end - start;
                return new(start + 1, end);
            }
        }

        ahead.Steps += text.Length - start;
        return new(start + 1, text.Length);
    }

    private static Extent Bare(Lookahead ahead, int start)
    {
        var text = ahead.Text;
        var end = start;
        for (; end < text.Length; end++)
        {
            var traits = Characters.TraitsOf(text[end]);
            if ((traits & CharacterTraits.Word) == 0
                && ((traits & CharacterTraits.Space) != 0 || IsTagEnd(text, end) || (Characters.IsClosing(text[end]) && Ends(text, end))))
            {
                break;
            }
        }

        ahead.Steps += end - start;
        if (end < text.Length && text[end] == ' ' && ahead.Semicolon(end) is var semicolon && semicolon < text.Length && semicolon - start <= LongestSpacedValue
            && !text.AsSpan(end, semicolon - end).ContainsAny(CharacterSets.NotInSpacedValues))
        {
            return new(start, semicolon);
        }

        while (end > start && text[end - 1] is ',' or '.' or ';' or ':' or ')' or ']' or '}' or '!' or '?')
        {
            end--;
        }

        return new(start, end);
    }

    private static bool IsTagEnd(string text, int i) => text[i] == '<' && (i + 1 == text.Length || text[i + 1] == '/' || Marker.LengthAt(text.AsSpan(i)) > 0);

    private static bool Ends(string text, int i) => i + 1 == text.Length || !Characters.IsLetterOrDigit(text[i + 1]);
}
