using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Reading;

/// <summary>Reads a <see cref="ContentCoding"/> from <c>Content-Encoding</c>.</summary>
internal static class ContentCodings
{
    /// <summary>What an answer 415 offers in <c>Accept-Encoding</c>.</summary>
    public const string Accepted = "gzip, deflate, br, identity";

    /// <summary>The coding, or null where it is unknown or more than one is applied.</summary>
    public static ContentCoding? Parse(StringValues header) => header.Count switch
    {
        0 => ContentCoding.Identity,
        1 => header[0]?.Trim().ToLowerInvariant() switch
        {
            null or "" or "identity" => ContentCoding.Identity,
            "gzip" or "x-gzip" => ContentCoding.Gzip,
            "deflate" => ContentCoding.Deflate,
            "br" => ContentCoding.Brotli,
            _ => null,
        },
        _ => null,
    };
}
