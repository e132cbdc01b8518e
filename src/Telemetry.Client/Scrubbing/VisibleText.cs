using System.Text;

namespace Telemetry.Client.Scrubbing;

/// <summary>A text as its reader sees it: what is invisible could hide a secret from the rules by standing inside it.</summary>
internal static class VisibleText
{
    private const char Escape = '\u001B';
    private const char Bell = '\u0007';

    /// <summary>
    /// Without terminal escapes (ECMA-48) and zero-width characters; one line feed for every kind of line end; <c>?</c> for halves of
    /// surrogate pairs; a space for every other control character but the tab.
    /// </summary>
    internal static string Of(string text)
    {
        var first = FirstHidden(text);
        if (first == text.Length)
        {
            return text;
        }

        var visible = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length;)
        {
            i = Append(visible, text, i);
        }

        return visible.ToString();
    }

    private static int FirstHidden(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] is >= ' ' and <= '~')
            {
                var plain = text.AsSpan(i).IndexOfAnyExceptInRange(' ', '~');
                if (plain < 0)
                {
                    return text.Length;
                }

                i += plain;
            }

            if (IsHidden(text, i))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private static bool IsHidden(string text, int i) =>
        text[i] is not ('\n' or '\t') && (char.IsControl(text[i]) || IsInvisible(text[i]) || IsHalf(text, i));

    private static int Append(StringBuilder visible, string text, int i)
    {
        var c = text[i];
        switch (c)
        {
            case Escape:
                return AfterEscape(text, i + 1);
            case '\u009B':
                return AfterSequence(text, i + 1);
            case '\r':
                visible.Append('\n');
                return i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;
            case '\u0085':
                visible.Append('\n');
                break;
            default:
                if (IsHalf(text, i))
                {
                    visible.Append('?');
                }
                else if (char.IsControl(c) && c is not ('\n' or '\t'))
                {
                    visible.Append(' ');
                }
                else if (!IsInvisible(c))
                {
                    visible.Append(c);
                }

                break;
        }

        return i + 1;
    }

    private static int AfterEscape(string text, int i)
    {
        if (i == text.Length)
        {
            return i;
        }

        return text[i] switch
        {
            '[' => AfterSequence(text, i + 1),
            ']' or 'P' or '_' or '^' or 'X' => AfterString(text, i + 1),
            '(' or ')' or '#' => Math.Min(i + 2, text.Length),
            >= '0' and <= '~' => i + 1,
            _ => i,
        };
    }

    /// <summary>Parameters and intermediates, then one final character.</summary>
    private static int AfterSequence(string text, int i)
    {
        while (i < text.Length && text[i] is >= ' ' and <= '?')
        {
            i++;
        }

        return i < text.Length && text[i] is >= '@' and <= '~' ? i + 1 : i;
    }

    /// <summary>A string ends with BEL or ESC \; an open one ends with its line, so that it cannot swallow the text.</summary>
    private static int AfterString(string text, int i)
    {
        while (i < text.Length && text[i] is not (Bell or Escape or '\n'))
        {
            i++;
        }

        if (i < text.Length && text[i] == Bell)
        {
            return i + 1;
        }

        return i + 1 < text.Length && text[i] == Escape && text[i + 1] == '\\' ? i + 2 : i;
    }

    /// <summary>Zero-width spaces, soft hyphens and marks of direction. Joiners stay: scripts and emoji need them.</summary>
    private static bool IsInvisible(char c) =>
        c > '~' && c is '\u00AD' or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF';

    private static bool IsHalf(string text, int i) =>
        (char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])))
        || (char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])));
}
