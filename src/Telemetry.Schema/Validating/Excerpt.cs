using System.Globalization;
using System.Text;

namespace Telemetry.Schema.Validating;

/// <summary>Shows the beginning of a text in a message or pointer.</summary>
internal static class Excerpt
{
    /// <summary>Characters of a value that a message may show.</summary>
    public const int OfValue = 32;

    /// <summary>Characters of a member's name that a message or pointer may show.</summary>
    public const int OfName = 64;

    /// <summary>The text's first characters, with an ellipsis where it is cut, and what would disturb a line escaped.</summary>
    public static string Of(ReadOnlySpan<byte> utf8, int limit)
    {
        if (utf8.Length <= limit && !utf8.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return Encoding.ASCII.GetString(utf8);
        }

        var excerpt = new StringBuilder();
        for (int count = 0; !utf8.IsEmpty; count++)
        {
            if (count == limit)
            {
                excerpt.Append('…');
                break;
            }

            Rune.DecodeFromUtf8(utf8, out Rune rune, out int length);
            utf8 = utf8[length..];
            Append(excerpt, rune);
        }

        return excerpt.ToString();
    }

    private static void Append(StringBuilder excerpt, Rune rune)
    {
        if (IsDisturbing(Rune.GetUnicodeCategory(rune)))
        {
            excerpt.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            return;
        }

        excerpt.Append(rune.ToString());
    }

    // Control and format characters and line ends could hide or reorder the rest of a message.
    private static bool IsDisturbing(UnicodeCategory category) => category
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
