using System.Buffers.Binary;

namespace Telemetry.Client.Spooling;

/// <summary>
/// How a record lies in a segment: a mark, its kind, the length of its payload, the CRC-32C of these two and the payload, the
/// payload. Numbers are little-endian.
/// </summary>
internal static class RecordFrame
{
    /// <summary>Bytes before the payload.</summary>
    internal const int HeadBytes = LengthAt + sizeof(uint) + sizeof(uint);

    /// <summary>Begins each frame. No UTF-8 text has this byte, so after a damage the next record is found again.</summary>
    internal const byte Mark = 0xFF;

    private const int KindAt = 1;
    private const int LengthAt = 2;
    private const int SumAt = LengthAt + sizeof(uint);

    /// <summary>Writes a frame to the front of a buffer that has room for it.</summary>
    /// <returns>How many bytes it takes.</returns>
    internal static int Write(Span<byte> buffer, RecordKind kind, ReadOnlySpan<byte> payload)
    {
        var frame = buffer[..(HeadBytes + payload.Length)];
        frame[0] = Mark;
        frame[KindAt] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame[LengthAt..], payload.Length);
        payload.CopyTo(frame[HeadBytes..]);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[SumAt..], Sum(frame));
        return frame.Length;
    }

    /// <summary>The length of the whole frame that begins here, or 0 where none does, or one that is cut or damaged.</summary>
    internal static int Measure(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || bytes[0] != Mark)
        {
            return 0;
        }

        var payload = BinaryPrimitives.ReadUInt32LittleEndian(bytes[LengthAt..]);
        if (payload > bytes.Length - HeadBytes)
        {
            return 0;
        }

        var frame = bytes[..(HeadBytes + (int)payload)];
        return BinaryPrimitives.ReadUInt32LittleEndian(frame[SumAt..]) == Sum(frame) ? frame.Length : 0;
    }

    /// <summary>The kind of a frame that has been measured; one that this version does not know is neither sent nor an error.</summary>
    internal static RecordKind KindOf(ReadOnlySpan<byte> frame) => (RecordKind)frame[KindAt];

    private static uint Sum(ReadOnlySpan<byte> frame)
    {
        var head = Crc32C.Add(Crc32C.Initial, frame[KindAt..SumAt]);
        return Crc32C.Finish(Crc32C.Add(head, frame[HeadBytes..]));
    }
}
