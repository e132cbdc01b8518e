using System.Globalization;
using System.Text;

namespace Ingest.Bench.Serving;

/// <summary>Whole requests as bytes.</summary>
internal static class Requests
{
    public static byte[] Health() => [.. "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8];

    public static byte[] Post(string mediaType, byte[] body, string token)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: {mediaType}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
