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
        var end = -1;
        while (ahead.Semicolon(value) is var semicolon && semicolon < line)
        {
            var name = text.AsSpan(semicolon + 1, Math.Min(LongestName, line - semicolon - 1));
            var equals = name.IndexOf('=');
            if (equals <= 0 || name[..equals].ContainsAny(CharacterSets.NotInNames))
            {
                return end < 0 ? -1 : semicolon;
            }

            value = semicolon + 1 + equals + 1;
            end = Last(text, value, line);
        }

        return end;
    }

    /// <summary>The last value ends with its word.</summary>
    private static int Last(string text, int at, int line)
    {
        while (at < line && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\'' or '<' or '>'))
        {
            at++;
        }

        return at;
    }
}
