using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Schema.Scanning;

/// <summary>Steps over the tokens of a JSON text (RFC 8259): positions in, positions out, nothing kept.</summary>
/// <remarks>
/// A position past the end is never read. Methods that meet what is not JSON return the complement of the place where it broke,
/// which is negative.
/// </remarks>
internal static class JsonScan
{
    /// <summary>The first position from <paramref name="at"/> on that is no white space; the length of the text when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipSpace(ReadOnlySpan<byte> json, int at) =>
        (uint)at < (uint)json.Length && json[at] > ' ' ? at : SkipSpaceSlowly(json, at);

    /// <summary>The closing quote of the string whose text begins at <paramref name="at"/>; the complement of a place when it breaks.</summary>
    /// <param name="isEscaped">Whether the text has escapes, all of which are then well-formed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int StringEnd(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        isEscaped = false;
        if (at + Vector256<byte>.Count <= json.Length)
        {
            uint stops = Stops(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (uint)at));
            if (stops != 0)
            {
                int stop = at + int.CreateTruncating(uint.TrailingZeroCount(stops));
                if (json[stop] == '"')
                {
                    return stop;
                }
            }
        }

        return StringEndSlowly(json, at, out isEscaped);
    }

    /// <summary>The position after the number that begins at <paramref name="at"/>; the complement of a place when it breaks.</summary>
    public static int NumberEnd(ReadOnlySpan<byte> json, int at)
    {
        int next = json[at] == '-' ? at + 1 : at;
        int end = Digits(json, next);
        if (end == next || (end > next + 1 && json[next] == '0'))
        {
            return ~next;
        }

        if (end < json.Length && json[end] == '.')
        {
            next = end + 1;
            end = Digits(json, next);
            if (end == next)
            {
                return ~next;
            }
        }

        if (end < json.Length && (json[end] | 0x20) == 'e')
        {
            next = end + 1;
            next += next < json.Length && json[next] is (byte)'+' or (byte)'-' ? 1 : 0;
            end = Digits(json, next);
            if (end == next)
            {
                return ~next;
            }
        }

        return end;
    }

    /// <summary>The position after the literal that begins at <paramref name="at"/>; the complement of a place when it is another.</summary>
    public static int LiteralEnd(ReadOnlySpan<byte> json, int at)
    {
        ReadOnlySpan<byte> literal = json[at] switch
        {
            (byte)'t' => "true"u8,
            (byte)'f' => "false"u8,
            (byte)'n' => "null"u8,
            _ => default,
        };
        return !literal.IsEmpty && json[at..].StartsWith(literal) ? at + literal.Length : ~at;
    }

    private static int SkipSpaceSlowly(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    // Quotes, backslashes and control characters, as bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Stops(Vector256<byte> text) =>
        (Vector256.Equals(text, Vector256.Create((byte)'"'))
            | Vector256.Equals(text, Vector256.Create((byte)'\\'))
            | Vector256.LessThan(text, Vector256.Create((byte)' '))).ExtractMostSignificantBits();

    private static int StringEndSlowly(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        isEscaped = false;
        while (true)
        {
            at = NextStop(json, at);
            if (at >= json.Length || json[at] < ' ')
            {
                return ~at;
            }

            if (json[at] == '"')
            {
                return at;
            }

            isEscaped = true;
            int escape = EscapeLength(json[at..]);
            if (escape == 0)
            {
                return ~at;
            }

            at += escape;
        }
    }

    private static int NextStop(ReadOnlySpan<byte> json, int at)
    {
        for (; at + Vector256<byte>.Count <= json.Length; at += Vector256<byte>.Count)
        {
            uint stops = Stops(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (uint)at));
            if (stops != 0)
            {
                return at + int.CreateTruncating(uint.TrailingZeroCount(stops));
            }
        }

        while (at < json.Length && json[at] >= ' ' && json[at] is not ((byte)'"' or (byte)'\\'))
        {
            at++;
        }

        return at;
    }

    // 0 when the escape is none of section 7.
    private static int EscapeLength(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < 2)
        {
            return 0;
        }

        switch (escape[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return 2;
            case (byte)'u' when escape.Length >= 6:
                foreach (byte digit in escape[2..6])
                {
                    if (!char.IsAsciiHexDigit((char)digit))
                    {
                        return 0;
                    }
                }

                return 6;
            default:
                return 0;
        }
    }

    private static int Digits(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && (uint)(json[at] - '0') <= 9)
        {
            at++;
        }

        return at;
    }
}
