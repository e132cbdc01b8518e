using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Telemetry.Schema.Validating;

/// <summary>JSON string escapes (RFC 8259 section 7), in text that a JSON reader has accepted.</summary>
internal static class EscapedText
{
    /// <summary>What <see cref="Unescape"/> returns where an escape is half a surrogate pair.</summary>
    public const int LoneSurrogate = -1;

    // "\u" and four digits.
    private const int UnicodeEscapeLength = 6;
    private const int StackBytes = 256;

    /// <summary>Writes the text that is meant; it is never longer than its escaped form.</summary>
    /// <returns>The bytes written, or <see cref="LoneSurrogate"/>.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        int written = 0;
        while (true)
        {
            int plain = escaped.IndexOf((byte)'\\');
            if (plain < 0)
            {
                escaped.CopyTo(destination[written..]);
                return written + escaped.Length;
            }

            escaped[..plain].CopyTo(destination[written..]);
            written += plain;
            escaped = escaped[plain..];
            int read = ReadEscape(escaped, out Rune rune);
            if (read == LoneSurrogate)
            {
                return LoneSurrogate;
            }

            written += rune.EncodeToUtf8(destination[written..]);
            escaped = escaped[read..];
        }
    }

    /// <summary>Whether an escape of the text is half a surrogate pair.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        int start = escaped.IndexOf((byte)'\\');
        while (start >= 0)
        {
            escaped = escaped[start..];
            int read = ReadEscape(escaped, out _);
            if (read == LoneSurrogate)
            {
                return true;
            }

            escaped = escaped[read..];
            start = escaped.IndexOf((byte)'\\');
        }

        return false;
    }

    /// <summary>Whether a string of a document means <paramref name="text"/>.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> raw, bool isEscaped, ReadOnlySpan<byte> text)
    {
        if (!isEscaped)
        {
            return raw.SequenceEqual(text);
        }

        // An escape makes text at most six times as long, and never shorter.
        if (raw.Length < text.Length || raw.Length > (long)text.Length * UnicodeEscapeLength)
        {
            return false;
        }

        byte[]? rented = null;
        Span<byte> buffer = raw.Length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        int length = Unescape(raw, buffer);
        bool areEqual = length >= 0 && text.SequenceEqual(buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return areEqual;
    }

    private static int ReadEscape(ReadOnlySpan<byte> escaped, out Rune rune)
    {
        if (escaped[1] != 'u')
        {
            rune = new Rune(Simple(escaped[1]));
            return 2;
        }

        char unit = Unit(escaped);
        if (Rune.TryCreate(unit, out rune))
        {
            return UnicodeEscapeLength;
        }

        ReadOnlySpan<byte> following = escaped[UnicodeEscapeLength..];
        return following.StartsWith("\\u"u8) && Rune.TryCreate(unit, Unit(following), out rune)
            ? 2 * UnicodeEscapeLength
            : LoneSurrogate;
    }

    private static char Simple(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)letter,
    };

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        bool isHex = Utf8Parser.TryParse(escape[2..UnicodeEscapeLength], out ushort unit, out _, 'x');
        Debug.Assert(isHex, "The reader accepts an escape only with four hexadecimal digits.");
        return (char)unit;
    }
}
