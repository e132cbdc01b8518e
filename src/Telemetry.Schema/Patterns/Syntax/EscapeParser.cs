namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>Parses what a backslash begins: classes like <c>\d</c> and <c>\p{…}</c>, and single characters.</summary>
internal sealed class EscapeParser(PatternText text)
{
    private const string SyntaxCharacters = "^$\\.*+?()[]{}|/";
    private const int LetterBits = 0x1F;
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>Parses an escape that stands for a set.</summary>
    /// <exception cref="PatternException">ECMA-262 knows no such escape in this place.</exception>
    public CodePointSet Parse(EscapePlace place)
    {
        text.Take('\\', "an escape");
        return TryParseClass() ?? CodePointSet.Single(ParseCharacter(place));
    }

    /// <summary>Parses the rest of an escape like <c>\d</c>, after its backslash; null when it is none.</summary>
    public CodePointSet? TryParseClass() =>
        text.TryTake('d') ? CodePointSet.Digits
        : text.TryTake('D') ? CodePointSet.Digits.Negate()
        : text.TryTake('w') ? CodePointSet.Word
        : text.TryTake('W') ? CodePointSet.Word.Negate()
        : text.TryTake('s') ? CodePointSet.Space
        : text.TryTake('S') ? CodePointSet.Space.Negate()
        : text.TryTake("p{") ? UnicodeProperties.Find(text.TakeUntil('}', "a closing brace"))
        : text.TryTake("P{") ? UnicodeProperties.Find(text.TakeUntil('}', "a closing brace")).Negate()
        : null;

    /// <summary>Parses the rest of an escape of one character, after its backslash.</summary>
    public int ParseCharacter(EscapePlace place)
    {
        char letter = text.Next;
        if (SyntaxCharacters.Contains(letter, StringComparison.Ordinal) || (place == EscapePlace.InClass && letter is '-' or 'b'))
        {
            return text.TakeCodePoint("an escape") is var character && character == 'b' ? '\b' : character;
        }

        return letter switch
        {
            't' => Take('\t'),
            'n' => Take('\n'),
            'v' => Take('\v'),
            'f' => Take('\f'),
            'r' => Take('\r'),
            '0' => ParseNull(),
            'c' => ParseControl(),
            'x' => ParseHex(),
            'u' => ParseUnicode(),
            _ => throw text.Fault("an escape that ECMA-262 knows"),
        };
    }

    private int Take(char meant)
    {
        text.TakeCodePoint("an escape");
        return meant;
    }

    private int ParseNull()
    {
        Take('\0');
        return char.IsAsciiDigit(text.Next) ? throw text.Fault("no digit after \\0") : 0;
    }

    private int ParseControl()
    {
        Take('c');
        return char.IsAsciiLetter(text.Next) ? text.TakeCodePoint("a letter") & LetterBits : throw text.Fault("a letter after \\c");
    }

    private int ParseHex()
    {
        Take('x');
        return text.TryTakeHex(2, out int value) ? value : throw text.Fault("two hexadecimal digits after \\x");
    }

    private int ParseUnicode()
    {
        Take('u');
        if (text.TryTake('{'))
        {
            string digits = text.TakeUntil('}', "a closing brace").TrimStart('0');
            int codePoint = digits.Length is 0 ? 0 : digits.Length <= 6 && digits.AsSpan().ContainsOnlyHex() ? Convert.ToInt32(digits, 16) : int.MaxValue;
            return codePoint <= MaxCodePoint ? codePoint : throw text.Fault("a code point up to 10FFFF in the braces");
        }

        if (!text.TryTakeHex(4, out int unit))
        {
            throw text.Fault("four hexadecimal digits after \\u");
        }

        int mark = text.Mark();
        if (char.IsHighSurrogate((char)unit) && text.TryTake("\\u") && text.TryTakeHex(4, out int low) && char.IsLowSurrogate((char)low))
        {
            return char.ConvertToUtf32((char)unit, (char)low);
        }

        text.Return(mark);
        return unit;
    }
}
