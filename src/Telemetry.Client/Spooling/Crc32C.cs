using System.Buffers.Binary;
using System.Numerics;

namespace Telemetry.Client.Spooling;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4), by the processor's instruction where it has one.</summary>
internal static class Crc32C
{
    internal const uint Initial = uint.MaxValue;

    /// <summary>Takes more bytes in; begin with <see cref="Initial"/> and end with <see cref="Finish"/>.</summary>
    internal static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var octet in bytes)
        {
            crc = BitOperations.Crc32C(crc, octet);
        }

        return crc;
    }

    internal static uint Finish(uint crc) => ~crc;
}
