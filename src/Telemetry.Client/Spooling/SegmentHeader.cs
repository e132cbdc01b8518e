namespace Telemetry.Client.Spooling;

/// <summary>The first bytes of a segment: a magic word, the version of the format, and the version's complement.</summary>
internal static class SegmentHeader
{
    internal const int Bytes = 8;

    /// <summary>The version that is written.</summary>
    internal const byte Version = 1;

    private static ReadOnlySpan<byte> Magic => "tspool"u8;

    internal static void Write(Span<byte> buffer)
    {
        Magic.CopyTo(buffer);
        buffer[^2] = Version;
        buffer[^1] = unchecked((byte)~Version);
    }

    /// <summary>A later version must say so without a doubt: a header with one damaged bit is a damage, not a version.</summary>
    internal static SegmentFormat Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Bytes || !bytes.StartsWith(Magic) || bytes[Bytes - 2] != unchecked((byte)~bytes[Bytes - 1]))
        {
            return SegmentFormat.Damaged;
        }

        return bytes[Bytes - 2] > Version ? SegmentFormat.Future : SegmentFormat.Current;
    }
}
