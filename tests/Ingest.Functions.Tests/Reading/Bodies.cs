using System.IO.Compression;
using System.Text;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

/// <summary>Bodies for tests, plain and compressed.</summary>
internal static class Bodies
{
    public static readonly byte[] Json = Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Range(0, 40).Select(i => $$"""{"id":{{i * 7919}},"text":"é{{i}}"}"""))}]");

    public static byte[] Gzip(byte[] body) => Compress(body, s => new GZipStream(s, CompressionLevel.Optimal));

    public static byte[] Zlib(byte[] body) => Compress(body, s => new ZLibStream(s, CompressionLevel.Optimal));

    public static byte[] RawDeflate(byte[] body) => Compress(body, s => new DeflateStream(s, CompressionLevel.Optimal));

    public static byte[] Brotli(byte[] body) => Compress(body, s => new BrotliStream(s, CompressionLevel.Optimal));

    /// <summary>The body as <see cref="BodyDecoder"/> decodes it, and its fault.</summary>
    public static DecodedBody Decode(ReadOnlySpan<byte> encoded, ContentCoding coding)
    {
        using var source = new PooledBuffer();
        using var decoded = new PooledBuffer();
        source.Write(encoded);
        var fault = BodyDecoder.Decode(source, coding, decoded);
        return new DecodedBody(fault, decoded.Written.ToArray());
    }

    private static byte[] Compress(byte[] body, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var encoder = open(target))
        {
            encoder.Write(body);
        }

        return target.ToArray();
    }
}

internal sealed record DecodedBody(ReadFault Fault, byte[] Bytes);
