namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>The characters of a pattern while it is parsed.</summary>
internal sealed class PatternText(string pattern)
{
    private int _position;

    public bool IsAtEnd => _position == pattern.Length;

    /// <summary>The next character; NUL at the end, which no syntax looks for.</summary>
    public char Next => IsAtEnd ? '\0' : pattern[_position];

    public bool TryTake(char expected)
    {
        if (Next != expected || IsAtEnd)
        {
            return false;
        }

        _position++;
        return true;
    }

    public bool TryTake(string expected)
    {
        if (!pattern.AsSpan(_position).StartsWith(expected, StringComparison.Ordinal))
        {
            return false;
        }

        _position += expected.Length;
        return true;
    }

    public void Take(char expected, string what)
    {
        if (!TryTake(expected))
        {
            throw Fault(what);
        }
    }

    /// <summary>Takes a whole code point.</summary>
    public int TakeCodePoint(string what)
    {
        if (IsAtEnd)
        {
            throw Fault(what);
        }

        int codePoint = char.ConvertToUtf32(pattern, _position);
        _position += codePoint > char.MaxValue ? 2 : 1;
        return codePoint;
    }

    /// <summary>Takes hexadecimal digits, exactly so many.</summary>
    public bool TryTakeHex(int count, out int value)
    {
        value = 0;
        if (pattern.Length - _position < count || !pattern.AsSpan(_position, count).ContainsOnlyHex())
        {
            return false;
        }

        value = Convert.ToInt32(pattern.Substring(_position, count), 16);
        _position += count;
        return true;
    }

    /// <summary>Takes decimal digits, at least one; a number too large is as good as the largest.</summary>
    public bool TryTakeDecimal(out int value)
    {
        long number = 0;
        int start = _position;
        for (; char.IsAsciiDigit(Next); _position++)
        {
            number = Math.Min(int.MaxValue, (number * 10) + (Next - '0'));
        }

        value = (int)number;
        return _position > start;
    }

    /// <summary>Takes what lies before a character, and that.</summary>
    public string TakeUntil(char end, string what)
    {
        int length = pattern.AsSpan(_position).IndexOf(end);
        if (length < 0)
        {
            throw Fault(what);
        }

        string taken = pattern.Substring(_position, length);
        _position += length + 1;
        return taken;
    }

    public int Mark() => _position;

    public void Return(int mark) => _position = mark;

    public PatternException Fault(string expected) => new(
        JsonSchemaRefusal.InvalidSchema,
        $"at character {_position + 1} of the pattern {expected} was expected, and {(IsAtEnd ? "it ends" : $"'{Next}' came")}.");
}
