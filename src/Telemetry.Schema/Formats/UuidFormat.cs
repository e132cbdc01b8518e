using System.Runtime.Intrinsics;

namespace Telemetry.Schema.Formats;

/// <summary>The format <c>uuid</c>: RFC 9562 section 4, 36 characters, hexadecimal digits of either case.</summary>
internal static class UuidFormat
{
    private const int Length = 36;

    // The hyphens at 8, 13, 18 and 23, as bits of the sixteen characters from 0, 16 and 20.
    private const uint HyphensFrom0 = (1 << 8) | (1 << 13);
    private const uint HyphensFrom16 = (1 << 2) | (1 << 7);
    private const uint HyphensFrom20 = 1 << 3;

    public static bool Matches(ReadOnlySpan<byte> text) =>
        text.Length == Length
        && AreHexBut(text, HyphensFrom0)
        && AreHexBut(text[16..], HyphensFrom16)
        && AreHexBut(text[20..], HyphensFrom20);

    private static bool AreHexBut(ReadOnlySpan<byte> text, uint hyphens)
    {
        Vector128<byte> characters = Vector128.Create(text);
        Vector128<byte> digits = Vector128.LessThan(characters - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        Vector128<byte> letters = Vector128.LessThan(
            (characters | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)6));
        Vector128<byte> others = Vector128.Equals(characters, Vector128.Create((byte)'-'));
        return Vector128.ExtractMostSignificantBits(others) == hyphens
            && Vector128.ExtractMostSignificantBits(digits | letters | others) == ushort.MaxValue;
    }
}
