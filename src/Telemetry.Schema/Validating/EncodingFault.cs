using System.Buffers;
using System.Text;

namespace Telemetry.Schema.Validating;

/// <summary>Finds where bytes cease to be UTF-8.</summary>
internal static class EncodingFault
{
    /// <summary>The position of the first byte that is no part of a character.</summary>
    public static int In(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
