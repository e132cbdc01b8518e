using System.Globalization;

namespace Ingest.Functions.Mapping;

/// <summary>Reads times as other systems' clients write them: RFC 3339 with any offset and up to nine digits of a second.</summary>
internal static class ForeignTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>The digits of a second that <see cref="DateTimeOffset"/> holds.</summary>
    private const int MostDigits = 7;

    /// <summary>The years that the envelope takes.</summary>
    private const int FirstYear = 1970;

    private const int LastYear = 2099;

    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        time = default;
        return text is not null
            && HasOffset(text)
            && Shortened(text) is { } shortened
            && DateTimeOffset.TryParseExact(shortened, Form, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time)
            && time.Year is >= FirstYear and <= LastYear;
    }

    // Without one the runtime would take the receiver's own.
    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > "+00:00".Length && text[^"+00:00".Length] is '+' or '-');

    /// <summary>The text with no more digits of a second than are held; null where a point has none after it.</summary>
    private static string? Shortened(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return text;
        }

        var digits = text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
        if (digits == 0)
        {
            return null;
        }

        return digits > MostDigits ? text.Remove(point + 1 + MostDigits, digits - MostDigits) : text;
    }
}
