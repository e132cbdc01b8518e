using System.IO.Compression;
using System.Security.Cryptography;

namespace Ingest.Functions.Dashboard;

/// <summary>A file of the page, with its content in its name, so that a browser may keep it for ever; compressed once.</summary>
internal sealed class DashboardAsset
{
    private DashboardAsset(string name, string mediaType, byte[] content)
    {
        MediaType = mediaType;
        Content = content;
        Path = $"{System.IO.Path.GetFileNameWithoutExtension(name)}.{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}{System.IO.Path.GetExtension(name)}";
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize))
        {
            brotli.Write(content);
        }

        Brotli = compressed.ToArray();
    }

    public static DashboardAsset Style { get; } = Read("dashboard.css", "text/css; charset=utf-8");

    public static DashboardAsset Script { get; } = Read("dashboard.js", "text/javascript; charset=utf-8");

    public static IReadOnlyList<DashboardAsset> All { get; } = [Style, Script];

    /// <summary>Its name under <see cref="DashboardRoutes.Assets"/>.</summary>
    public string Path { get; }

    public string MediaType { get; }

    public byte[] Content { get; }

    public byte[] Brotli { get; }

    private static DashboardAsset Read(string name, string mediaType)
    {
        using var stream = typeof(DashboardAsset).Assembly.GetManifestResourceStream($"dashboard/{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new DashboardAsset(name, mediaType, copy.ToArray());
    }
}
