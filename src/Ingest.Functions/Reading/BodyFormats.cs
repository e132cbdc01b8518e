using Microsoft.Net.Http.Headers;

namespace Ingest.Functions.Reading;

/// <summary>Reads a <see cref="BodyFormat"/> from a <c>Content-Type</c>.</summary>
internal static class BodyFormats
{
    public const string Accepted = "application/json, application/x-ndjson, application/jsonl, application/x-json-stream";

    /// <summary>The format, or null where the media type is none of <see cref="Accepted"/> or the charset is not UTF-8.</summary>
    public static BodyFormat? Parse(string? contentType)
    {
        if (contentType is "application/json")
        {
            return BodyFormat.Json;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var parsed) || !IsUtf8(parsed))
        {
            return null;
        }

        return parsed.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => BodyFormat.Json,
            "application/x-ndjson" or "application/jsonl" or "application/x-json-stream" => BodyFormat.JsonLines,
            _ => null,
        };
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
