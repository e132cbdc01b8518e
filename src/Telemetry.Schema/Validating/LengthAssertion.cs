using System.Globalization;
using System.Text;

namespace Telemetry.Schema.Validating;

/// <summary><c>minLength</c> and <c>maxLength</c>: how many code points a string has.</summary>
internal sealed class LengthAssertion(string schemaPointer, CountLimit limit, long bound)
    : StringAssertion(limit == CountLimit.Least ? "minLength" : "maxLength", schemaPointer)
{
    // RFC 3629: a code point takes one to four bytes.
    private const int MaxBytesPerCodePoint = 4;

    public override string Expected { get; } =
        $"{(limit == CountLimit.Least ? "at least" : "at most")} {bound} character{(bound == 1 ? "" : "s")}";

    /// <summary>Bytes that a text needs to have enough code points whatever they are.</summary>
    public int LeastBytes => limit == CountLimit.Most || bound == 0 ? 0 : bound > int.MaxValue / MaxBytesPerCodePoint ? int.MaxValue : ((int)(bound - 1) * MaxBytesPerCodePoint) + 1;

    /// <summary>Bytes that are never too many code points.</summary>
    public int MostBytes => limit == CountLimit.Least ? int.MaxValue : (int)Math.Min(int.MaxValue, bound);

    /// <summary>Whether texts of so many code points have the length.</summary>
    public bool HoldsFor(int length) => limit == CountLimit.Least ? length >= bound : length <= bound;

    public override bool Holds(ReadOnlySpan<byte> text)
    {
        // The byte length decides unless the bound lies between the fewest and the most code points it can hold.
        long most = text.Length;
        long fewest = (text.Length + MaxBytesPerCodePoint - 1) / MaxBytesPerCodePoint;
        return limit == CountLimit.Least
            ? fewest >= bound || (most >= bound && Count(text) >= bound)
            : most <= bound || (fewest <= bound && Count(text) <= bound);
    }

    public override string Found(ReadOnlySpan<byte> text) => Count(text).ToString(CultureInfo.InvariantCulture);

    private static int Count(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        int count = 0;
        foreach (byte unit in text)
        {
            // All bytes but the continuations 10xxxxxx begin a code point.
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
