using System.IO.Compression;

namespace Ingest.Functions.Reading;

/// <summary>
/// Decodes a compressed body into pooled memory and stops at the limit, so that a small body cannot become a large one.
/// ASP.NET Core's own request decompression is not used: it answers 500 to a corrupt body and lets an unknown or doubled
/// coding through undecoded.
/// </summary>
internal static class BodyDecoder
{
    private const int StepBytes = 32 * 1024;

    /// <summary>
    /// Without this switch the runtime's decoders take a body that was cut short for a whole one.
    /// It must be set before the first decoder is made.
    /// </summary>
    public static void RefuseTruncatedBodies() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    public static ReadFault Decode(PooledBuffer encoded, ContentCoding coding, PooledBuffer decoded)
    {
        using var source = new ReadOnlyMemoryStream(encoded.WrittenMemory);
        try
        {
            using var decoder = Open(source, encoded.Written, coding);
            return Copy(decoder, decoded);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            // The source is memory, so an IOException too is the decoder's: zlib's answer to a stream that asks for a dictionary.
            return ReadFault.Corrupt;
        }
    }

    private static ReadFault Copy(Stream decoder, PooledBuffer decoded)
    {
        while (true)
        {
            var room = decoded.GetSpan(StepBytes);
            var read = decoder.Read(room);
            if (read == 0)
            {
                return ReadFault.None;
            }

            decoded.Advance(read);
            if (decoded.Length > IngestLimits.BodyBytes)
            {
                return ReadFault.TooLarge;
            }
        }
    }

    private static Stream Open(Stream source, ReadOnlySpan<byte> encoded, ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => new GZipStream(source, CompressionMode.Decompress),
        ContentCoding.Brotli => new BrotliStream(source, CompressionMode.Decompress),
        ContentCoding.Deflate when HasZlibHeader(encoded) => new ZLibStream(source, CompressionMode.Decompress),
        // RFC 9110 means zlib by "deflate", yet clients have long sent the bare stream under that name.
        ContentCoding.Deflate => new DeflateStream(source, CompressionMode.Decompress),
        _ => throw new ArgumentOutOfRangeException(nameof(coding), coding, "Only a compressed body is decoded."),
    };

    /// <summary>RFC 1950, section 2.2: method 8 in the low nibble, and the first two bytes a multiple of 31.</summary>
    private static bool HasZlibHeader(ReadOnlySpan<byte> encoded) =>
        encoded.Length >= 2 && (encoded[0] & 0x0F) == 8 && ((encoded[0] << 8) | encoded[1]) % 31 == 0;
}
