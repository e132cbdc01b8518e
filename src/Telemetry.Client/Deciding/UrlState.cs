namespace Telemetry.Client;

/// <summary>Whether there is a URL to send to, and if it cannot be used, why.</summary>
public enum UrlState
{
    /// <summary>None given, neither by the environment nor built in.</summary>
    Absent,

    /// <summary>An absolute https URL, or an http one to this machine.</summary>
    Usable,

    /// <summary>Not an absolute http or https URL, or one that holds a user name or password.</summary>
    Malformed,

    /// <summary>Plain http to another machine: a bearer token would travel readable.</summary>
    PlainHttp,

    /// <summary>The token that goes with the URL has characters that no bearer token has (RFC 6750, section 2.1).</summary>
    TokenMalformed,
}
