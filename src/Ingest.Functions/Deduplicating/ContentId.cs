using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ingest.Functions.Deduplicating;

/// <summary>
/// An id for an event whose client gives it none: made of what was sent, so that the same bytes sent again are the same event.
/// A UUIDv7 (RFC 9562, section 5.7) of the time the event states, whose random bits are those of the content's SHA-256.
/// </summary>
internal static class ContentId
{
    /// <summary>Milliseconds take 48 of the first 64 bits.</summary>
    private const int TimeShift = 16;

    /// <param name="content">With the time in it: of two events that only time tells apart, neither is a copy.</param>
    public static string Of(ReadOnlySpan<byte> content, DateTimeOffset time)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        var id = hash[..16];
        var (sixth, seventh) = (id[6], id[7]);
        BinaryPrimitives.WriteInt64BigEndian(id, time.ToUnixTimeMilliseconds() << TimeShift);
        id[6] = (byte)(0x70 | (sixth & 0x0F));
        id[7] = seventh;
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true).ToString("D");
    }
}
