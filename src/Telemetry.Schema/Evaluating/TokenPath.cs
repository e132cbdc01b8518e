namespace Telemetry.Schema.Evaluating;

/// <summary>The way to a token.</summary>
internal static class TokenPath
{
    /// <summary>The arrays and objects around a token, the outermost first.</summary>
    public static List<int> Around(ReadOnlySpan<JsonToken> tokens, int token)
    {
        var around = new List<int>();
        int at = 0;
        while (at < token)
        {
            if (tokens[at].Next > token)
            {
                around.Add(at);
                at++;
            }
            else
            {
                at = tokens[at].Next;
            }
        }

        return around;
    }

    /// <summary>Whether a schema says that a value, or one around it, is text of people.</summary>
    public static bool IsText(ReadOnlySpan<JsonToken> tokens, int token)
    {
        foreach (int around in Around(tokens, token))
        {
            if (tokens[around].IsText)
            {
                return true;
            }
        }

        return tokens[token].IsText;
    }
}
