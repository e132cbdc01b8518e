namespace Telemetry.Client.Scrubbing;

/// <summary>Settings joined by semicolons, as database and storage clients take them.</summary>
internal static class ConnectionString
{
    /// <summary>No setting has a longer name.</summary>
    private const int LongestName = 40;

    /// <summary>One past the last of two or more settings, the first of which has its value at <paramref name="value"/>; -1 where there is one only.</summary>
    internal static int End(Lookahead ahead, int value)
    {
        var text = ahead.Text;
        var line = ahead.LineEnd(value);
        var first = value;
        while (ahead.Semicolon(value) is var semicolon && semicolon < line)
        {
            var name = text.AsSpan(semicolon + 1, Math.Min(LongestName, line - semicolon - 1));
            ahead.Steps += name.Length;
            var equals = name.IndexOf('=');
            if (equals <= 0 || name[..equals].ContainsAny(CharacterSets.NotInNames))
            {
                return value == first ? -1 : semicolon;
            }

            value = semicolon + 1 + equals + 1;
        }

        return value == first ? -1 : Last(ahead, value, line);
    }

    /// <summary>The last value ends with its word, or with the quote it began with.</summary>
    private static int Last(Lookahead ahead, int value, int line)
    {
        var text = ahead.Text;
        var at = value;
        if (at < line && text[at] is '"' or '\'')
        {
            var closing = text.AsSpan(at + 1, line - at - 1).IndexOf(text[at]);
            at = closing < 0 ? line : at + closing + 2;
        }

        while (at < line && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\'' or '<' or '>'))
        {
            at++;
        }

        ahead.Steps += at - value;
        return at;
    }
}
