using System.Net;

namespace Telemetry.Client.Delivering;

/// <summary>What the requests of all wire formats have in common.</summary>
internal static class WireRequest
{
    /// <summary>One POST to the address as given.</summary>
    internal static HttpRequestMessage Post(HttpsTarget target, byte[] body, string mediaType, string? charset)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(mediaType) { CharSet = charset };
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url)
        {
            Content = content,
            // One request at a time gains nothing from HTTP/2, whose streams cannot be waited for by a thread.
            Version = HttpVersion.Version11,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", target.UserAgent);
        return request;
    }
}
