namespace Telemetry.Client.Deciding;

/// <summary>The form of a bearer token.</summary>
internal static class BearerToken
{
    /// <summary>Whether it is a <c>b64token</c> (RFC 6750, section 2.1). True also for no token at all: a receiver may allow that.</summary>
    internal static bool IsWellFormed(string? token)
    {
        foreach (var c in token ?? "")
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '~' or '+' or '/' or '='))
            {
                return false;
            }
        }

        return true;
    }
}
