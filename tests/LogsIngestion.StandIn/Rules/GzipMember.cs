using System.Buffers.Binary;
using System.IO.Compression;

namespace LogsIngestion.StandIn.Rules;

/// <summary>Inflates exactly one gzip member (RFC 1952) and nothing around it.</summary>
internal static class GzipMember
{
    private const int TrailerBytes = 8;

    /// <summary>The content, one byte past <paramref name="limit"/> at most; null where the member is not whole and correct.</summary>
    public static byte[]? Inflate(ReadOnlyMemory<byte> member, int limit)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(member.ToArray(), writable: false), CompressionMode.Decompress);
            var content = new byte[limit + 1];
            var length = gzip.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            Array.Resize(ref content, length);

            return length > limit || EndsWithTrailerOf(content, member.Span) ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // The runtime's reader takes a member whose end is missing; the trailer in its place says that nothing is.
    private static bool EndsWithTrailerOf(ReadOnlySpan<byte> content, ReadOnlySpan<byte> member) =>
        member.Length > TrailerBytes
        && BinaryPrimitives.ReadUInt32LittleEndian(member[^TrailerBytes..]) == Crc32.Of(content)
        && BinaryPrimitives.ReadUInt32LittleEndian(member[^4..]) == (uint)content.Length;
}
