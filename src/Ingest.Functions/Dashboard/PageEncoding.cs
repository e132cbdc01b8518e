using System.IO.Compression;

namespace Ingest.Functions.Dashboard;

/// <summary>How a page goes over the wire: Brotli or gzip where the browser takes it.</summary>
internal static class PageEncoding
{
    public const string Brotli = "br";

    private const string Gzip = "gzip";

    /// <summary>The best coding the request takes; null for none. Browsers offer codings plainly, so weights are not looked at.</summary>
    public static string? Of(HttpRequest request)
    {
        var offered = request.Headers.AcceptEncoding.SelectMany(h => (h ?? "").Split(',', StringSplitOptions.TrimEntries)).ToList();
        return offered.Contains(Brotli) ? Brotli : offered.Contains(Gzip) ? Gzip : null;
    }

    public static Stream Over(Stream body, string? coding) => coding switch
    {
        Brotli => new BrotliStream(body, CompressionLevel.Optimal, leaveOpen: true),
        Gzip => new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true),
        _ => body,
    };
}
