namespace Telemetry.Schema.Formats;

/// <summary>Whether characters beyond ASCII may stand in an identifier as they are.</summary>
internal enum UriAlphabet
{
    /// <summary>RFC 3986.</summary>
    Ascii,

    /// <summary>RFC 3987.</summary>
    International,
}
