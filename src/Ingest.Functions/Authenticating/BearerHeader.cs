using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Authenticating;

/// <summary>Takes the token out of an Authorization header (RFC 6750, section 2.1).</summary>
internal static class BearerHeader
{
    private const string Scheme = "Bearer";

    /// <summary>The token, or empty where the header is not one <c>Bearer token</c>. The scheme is case-insensitive (RFC 9110, section 11.1).</summary>
    public static ReadOnlySpan<char> Token(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { } value)
        {
            return default;
        }

        var text = value.AsSpan().Trim();
        if (text.Length <= Scheme.Length || text[Scheme.Length] != ' ' || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        return text[Scheme.Length..].TrimStart();
    }
}
