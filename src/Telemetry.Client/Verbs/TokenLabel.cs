namespace Telemetry.Client.Verbs;

/// <summary>What may be shown of a token.</summary>
internal static class TokenLabel
{
    private const string Prefix = "tk_";
    private const int IdLength = 8;

    /// <summary>The id of a token of the form <c>tk_&lt;id&gt;_&lt;secret&gt;</c>, which a receiver's operator knows it by; nothing of any other.</summary>
    internal static string? Of(string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return null;
        }

        var rest = token.AsSpan().Trim();
        var hasId = rest.StartsWith(Prefix, StringComparison.Ordinal)
            && rest.Length > Prefix.Length + IdLength + 1
            && rest[Prefix.Length + IdLength] == '_'
            && rest.Slice(Prefix.Length, IdLength).IndexOfAnyExceptInRange('0', 'z') < 0;
        return hasId ? rest.Slice(Prefix.Length, IdLength).ToString() : "of another form";
    }
}
