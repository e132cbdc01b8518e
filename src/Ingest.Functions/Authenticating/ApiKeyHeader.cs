using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Authenticating;

/// <summary>
/// Takes the token out of an <c>x-apikey</c> header. Clients of that system take what stands before a key's first <c>-</c> for
/// their tenant, and run only with such a key; so a key is <c>id-token</c>, whose first part is the id inside the token. The token
/// alone is one too.
/// </summary>
internal static class ApiKeyHeader
{
    public const string Name = "x-apikey";

    private const char Separator = '-';

    /// <summary>The token, or empty where the header is not one key.</summary>
    public static ReadOnlySpan<char> Token(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { } value)
        {
            return default;
        }

        var key = value.AsSpan().Trim();
        var tenantLength = key.IndexOf(Separator);
        if (tenantLength < 0)
        {
            return key;
        }

        var token = key[(tenantLength + 1)..];
        return token.StartsWith($"tk_{key[..tenantLength]}_", StringComparison.Ordinal) ? token : default;
    }
}
