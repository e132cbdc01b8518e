using System.IO.Compression;

namespace Telemetry.Client.Delivering;

/// <summary>A batch as a request body: one JSON text per line, compressed where that pays.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="ContentEncoding"><c>gzip</c>, or null for identity.</param>
internal sealed record NdjsonBody(byte[] Bytes, string? ContentEncoding)
{
    /// <summary>The media type that the receiver answers with per-event verdicts, whatever the number of lines.</summary>
    internal const string MediaType = "application/x-ndjson";

    /// <summary>Bodies above it are compressed; below, the header costs what compression gains.</summary>
    internal const int CompressAbove = 1024;

    internal static NdjsonBody From(ReadOnlyMemory<byte>[] lines)
    {
        var plain = new MemoryStream();
        foreach (var line in lines)
        {
            plain.Write(line.Span);
            plain.WriteByte((byte)'\n');
        }

        return plain.Length > CompressAbove ? new(Compress(plain), "gzip") : new(plain.ToArray(), null);
    }

    private static byte[] Compress(MemoryStream plain)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain.GetBuffer(), 0, (int)plain.Length);
        }

        return compressed.ToArray();
    }
}
