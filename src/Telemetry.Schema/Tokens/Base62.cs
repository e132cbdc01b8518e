namespace Telemetry.Schema.Tokens;

/// <summary>Digits, capitals and small letters: what survives a double click, a URL and a shell.</summary>
internal static class Base62
{
    private const int Radix = 62;

    // The largest multiple of 62 in a byte. Taking larger bytes too would make the first digits likelier than the last.
    private const int Unbiased = 256 / Radix * Radix;

    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    public static bool IsDigits(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fills the text with digits, each as likely as any other.</summary>
    public static void WriteRandom(Span<byte> text, Action<Span<byte>> random)
    {
        Span<byte> pool = stackalloc byte[64];
        var written = 0;
        while (written < text.Length)
        {
            random(pool);
            foreach (var b in pool)
            {
                if (b < Unbiased && written < text.Length)
                {
                    text[written++] = Digits[b % Radix];
                }
            }
        }

        pool.Clear();
    }

    /// <summary>Writes the number over the whole text, most significant digit first, padded with zeros.</summary>
    public static void Write(uint value, Span<byte> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(value % Radix)];
            value /= Radix;
        }
    }
}
