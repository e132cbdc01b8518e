using System.Globalization;
using System.Numerics;
using System.Text;

namespace Ingest.Functions.Mapping;

/// <summary>
/// Spells an integer the way an integer column reads it. JSON has many spellings of one number (<c>1e2</c>, <c>1.0</c>,
/// <c>-0</c>), and JSON Schema takes all of them for integers; the service that stores the row does not.
/// </summary>
internal static class CanonicalInteger
{
    private static ReadOnlySpan<byte> Unusual => ".eE"u8;

    /// <summary>Adds <paramref name="number"/>, a JSON number that its schema found to be an integer within an int64.</summary>
    public static void Add(ref RowLine row, ReadOnlySpan<byte> number)
    {
        if (number.IndexOfAny(Unusual) < 0 && !number.SequenceEqual("-0"u8))
        {
            row.Add(number);
            return;
        }

        row.Add((long)Read(number));
    }

    /// <summary>The value of such a number, whatever its spelling.</summary>
    public static BigInteger Read(ReadOnlySpan<byte> utf8)
    {
        var number = Encoding.ASCII.GetString(utf8);
        var exponentAt = number.IndexOfAny(['e', 'E']);
        var digits = exponentAt < 0 ? number : number[..exponentAt];
        var point = digits.IndexOf('.');
        var fraction = point < 0 ? 0 : digits.Length - point - 1;
        var value = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

        // A zero may carry an exponent of any size; of other numbers the schema's bounds keep it small.
        if (value.IsZero)
        {
            return value;
        }

        var exponent = -fraction + (exponentAt < 0
            ? 0
            : int.Parse(number.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return exponent >= 0 ? value * BigInteger.Pow(10, exponent) : value / BigInteger.Pow(10, -exponent);
    }
}
