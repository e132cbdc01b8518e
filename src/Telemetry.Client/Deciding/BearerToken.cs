using System.Buffers;

namespace Telemetry.Client.Deciding;

/// <summary>The form of a bearer token.</summary>
internal static class BearerToken
{
    /// <summary>The characters of a <c>b64token</c> (RFC 6750, section 2.1).</summary>
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    /// <summary>True also for no token at all: a receiver may allow that.</summary>
    internal static bool IsWellFormed(string? token) => token is null || !token.AsSpan().ContainsAnyExcept(Allowed);
}
