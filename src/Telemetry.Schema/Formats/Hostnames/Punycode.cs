using System.Text;

namespace Telemetry.Schema.Formats.Hostnames;

/// <summary>Punycode: RFC 3492, with the parameters of section 5.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 0x80;
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>Section 6.2.</summary>
    /// <param name="encoded">Lower-case ASCII, without a prefix.</param>
    /// <returns>Null when it is no Punycode.</returns>
    public static int[]? Decode(string encoded)
    {
        int basicLength = Math.Max(0, encoded.LastIndexOf('-'));
        var output = new List<int>(encoded.Take(basicLength).Select(character => (int)character));
        int n = InitialN;
        int i = 0;
        int bias = InitialBias;
        for (int at = basicLength > 0 ? basicLength + 1 : 0; at < encoded.Length;)
        {
            int start = i;
            long weight = 1;
            for (int k = Base; ; k += Base)
            {
                int digit = at < encoded.Length ? DigitOf(encoded[at++]) : -1;
                if (digit < 0 || (digit * weight) + i > int.MaxValue)
                {
                    return null;
                }

                i += (int)(digit * weight);
                int threshold = Threshold(k, bias);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (weight > int.MaxValue)
                {
                    return null;
                }
            }

            int count = output.Count + 1;
            bias = Adapt(i - start, count, start == 0);
            n += i / count;
            i %= count;
            if (n is > MaxCodePoint or (>= 0xD800 and <= 0xDFFF))
            {
                return null;
            }

            output.Insert(i++, n);
        }

        return output.Count == 0 ? null : [.. output];
    }

    /// <summary>Section 6.3.</summary>
    public static string Encode(int[] text)
    {
        var output = new StringBuilder();
        foreach (int basic in text.Where(point => point < InitialN))
        {
            output.Append((char)basic);
        }

        int handled = output.Length;
        int basicCount = handled;
        if (basicCount > 0)
        {
            output.Append('-');
        }

        int n = InitialN;
        int delta = 0;
        int bias = InitialBias;
        while (handled < text.Length)
        {
            int next = text.Where(point => point >= n).Min();
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (int point in text)
            {
                if (point < n)
                {
                    delta++;
                }
                else if (point == n)
                {
                    Append(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basicCount);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    private static void Append(StringBuilder output, int delta, int bias)
    {
        int rest = delta;
        for (int k = Base; ; k += Base)
        {
            int threshold = Threshold(k, bias);
            if (rest < threshold)
            {
                output.Append(CharacterOf(rest));
                return;
            }

            output.Append(CharacterOf(threshold + ((rest - threshold) % (Base - threshold))));
            rest = (rest - threshold) / (Base - threshold);
        }
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, TMin, TMax);

    // Section 6.1.
    private static int Adapt(int delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        int k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
        {
            delta /= Base - TMin;
        }

        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static int DigitOf(char character) => character switch
    {
        >= 'a' and <= 'z' => character - 'a',
        >= '0' and <= '9' => character - '0' + 26,
        _ => -1,
    };

    private static char CharacterOf(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);
}
