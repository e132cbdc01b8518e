namespace Telemetry.Client.Kvp.Provisioning;

/// <summary>
/// <c>key=value</c> pairs between commas. A value that begins with a quote, single or double, ends with the same one, and commas within are its
/// own; empty places between commas are ignored.
/// </summary>
internal static class SupportingData
{
    /// <exception cref="FormatException">A pair is not one; the message says which and why, by its place.</exception>
    internal static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != ',')
            {
                at = Pair(text, at, pairs);
            }
        }

        return pairs;
    }

    /// <summary>Reads one pair and returns where it ends: at a comma or behind the text.</summary>
    private static int Pair(string text, int start, List<KeyValuePair<string, string>> pairs)
    {
        var number = pairs.Count + 1;
        var comma = text.IndexOf(',', start);
        var equals = text.IndexOf('=', start);
        if (equals < 0 || (comma >= 0 && comma < equals))
        {
            throw new FormatException($"pair {number} has no '=': expected key=value pairs between commas");
        }

        var key = text[start..equals].Trim();
        if (key.Length == 0)
        {
            throw new FormatException($"pair {number} has no key before its '='");
        }

        var at = equals + 1;
        if (at < text.Length && text[at] is '"' or '\'')
        {
            var quote = text[at];
            var end = text.IndexOf(quote, at + 1);
            if (end < 0)
            {
                throw new FormatException($"pair {number} begins with the quote {quote} and never ends with it");
            }

            if (end + 1 < text.Length && text[end + 1] != ',')
            {
                throw new FormatException($"pair {number} goes on behind its closing quote; a value is quoted as a whole or not at all");
            }

            pairs.Add(new(key, text[(at + 1)..end]));
            return end + 1;
        }

        var stop = text.IndexOf(',', at);
        stop = stop < 0 ? text.Length : stop;
        pairs.Add(new(key, text[at..stop]));
        return stop;
    }
}
