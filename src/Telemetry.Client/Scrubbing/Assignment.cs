namespace Telemetry.Client.Scrubbing;

/// <summary>What stands between a name and its value.</summary>
/// <param name="Kind">How sure it is that a value follows.</param>
/// <param name="Value">Where the value begins.</param>
internal readonly record struct Assignment(AssignmentKind Kind, int Value)
{
    /// <summary>Blanks beyond which two words have nothing to do with each other.</summary>
    private const int MostBlanks = 4;

    private const string ValueAttribute = "value=";

    /// <summary>Reads on from the end of a name: <c>=</c>, <c>:</c>, <c>=></c>, <c>:=</c>, the close of an XML tag, or blanks alone; quotes and brackets around the name.</summary>
    internal static Assignment After(string text, int end)
    {
        var found = Read(text, end);
        return found.Value < text.Length && text[found.Value] != '\n' ? found : default;
    }

    private static Assignment Read(string text, int end)
    {
        var at = end;
        while (at < text.Length && text[at] == '\\')
        {
            at++;
        }

        var quoted = at < text.Length && Characters.IsClosing(text[at]);
        at = quoted ? at + 1 : end;
        if (at < text.Length && text[at] == ']')
        {
            at++;
        }

        var mark = SkipBlanks(text, at);
        if (mark == text.Length)
        {
            return default;
        }

        if (quoted && text.AsSpan(mark).StartsWith(ValueAttribute, StringComparison.OrdinalIgnoreCase))
        {
            return new(AssignmentKind.Mark, mark + ValueAttribute.Length);
        }

        if (text[mark] is '=' or ':' or '：')
        {
            return AfterMark(text, mark, quoted);
        }

        if (text[mark] == '>' && mark == end)
        {
            return new(AssignmentKind.Tag, mark + 1);
        }

        return mark > at && !quoted ? new(AssignmentKind.Blank, mark) : default;
    }

    private static Assignment AfterMark(string text, int mark, bool quoted)
    {
        var at = mark + 1;
        while (at < text.Length && at < mark + 3 && text[at] is '=' or '>' or ':')
        {
            at++;
        }

        var value = SkipBlanks(text, at);
        var prose = value > at && text[mark] != '=' && !quoted;
        return new(prose ? AssignmentKind.Colon : AssignmentKind.Mark, value);
    }

    internal static int SkipBlanks(string text, int at)
    {
        var end = Math.Min(text.Length, at + MostBlanks);
        while (at < end && text[at] is ' ' or '\t' or '\u00A0')
        {
            at++;
        }

        return at;
    }
}
