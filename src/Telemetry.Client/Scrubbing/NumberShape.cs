namespace Telemetry.Client.Scrubbing;

/// <summary>Numbers that stand for people: payment cards, phones, and the like, in groups or not.</summary>
internal static class NumberShape
{
    /// <summary>No card or phone is longer with its separators.</summary>
    private const int LongestNumber = 40;
    private const int MostDigits = 19;

    /// <summary>Digits of a phone number with the zero before it.</summary>
    private const int MostNational = 12;
    private const int MostGroups = 8;

    /// <summary>Whether it is worth reading: behind a digit alone come three at least, unless it is a zero.</summary>
    internal static bool MayBegin(string text, int start)
    {
        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        if (text[start] is '0' || char.IsAsciiDigit(next))
        {
            return true;
        }

        return char.IsAsciiDigit(text[start]) ? start + 3 < text.Length && text[start + 3] is (>= '0' and <= '9') or '(' : next == '(';
    }

    /// <summary>The number that begins at <paramref name="start"/>, with its marker; a default one where there is none.</summary>
    internal static Finding At(string text, int start)
    {
        Span<int> sizes = stackalloc int[MostGroups];
        Span<char> digits = stackalloc char[MostDigits];
        var read = Read(text, start, sizes, digits);
        if (read.Digits == 0)
        {
            return default;
        }

        digits = digits[..read.Digits];
        sizes = sizes[..read.Groups];
        if (IsCard(digits, sizes))
        {
            return new(read.End, Marker.Card);
        }

        return read.International ? (read.Digits is >= 8 and <= 15 ? new(read.End, Marker.Phone) : default) : National(read, digits, sizes);
    }

    private static Finding National(Reading read, ReadOnlySpan<char> digits, ReadOnlySpan<int> sizes)
    {
        if (read.Separator == '.' && sizes is not [3, 3, 4])
        {
            return default;
        }

        return sizes switch
        {
            [3, 2, 4] when read.Separator == '-' => new(read.End, Marker.Id),
            [3, 3, 4] or [1, 3, 3, 4] or [3, 4, 4] or [3, 7] when digits[0] != '0' && (read.Separator != ' ' || sizes.Length > 2) => new(read.End, Marker.Phone),
            [2 or 4, 2, 2 or 4, ..] when digits[0] is '0' && read.Separator is '-' or '/' or '.' => default,
            { Length: >= 2 } when digits[0] == '0' && digits[1] != '0' && digits.Length is >= 9 and <= MostNational => new(read.End, Marker.Phone),
            _ => default,
        };
    }

    /// <summary>Digits in groups with single separators. It ends before what makes it another thing: letters, a clock's colon, a decimal point.</summary>
    private static Reading Read(string text, int start, Span<int> sizes, Span<char> digits)
    {
        int count = 0, groups = 0, size = 0;
        var separator = '\0';
        var limit = Math.Min(text.Length, start + LongestNumber);
        var at = start;
        var international = at < limit && text[at] == '+';
        at += international ? 1 : 0;
        var end = at;
        for (; at < limit; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                if (count == MostDigits)
                {
                    return default;
                }

                digits[count++] = c;
                size++;
                end = at + 1;
                continue;
            }

            if (size > 0)
            {
                if (groups == MostGroups)
                {
                    return default;
                }

                sizes[groups++] = size;
                size = 0;
                if (!international && !MayBe(sizes[..groups], digits[..count]))
                {
                    return default;
                }
            }

            if (!IsSeparator(text, at))
            {
                break;
            }

            separator = separator is '\0' or ' ' or ')' ? c : separator;
        }

        if (size > 0)
        {
            if (groups == MostGroups)
            {
                return default;
            }

            sizes[groups++] = size;
        }

        return IsWhole(text, end) ? new(end, count, groups, separator, international) : default;
    }

    /// <summary>Whether some number begins with these groups, so that rows of short numbers are not read on and on from each of them.</summary>
    private static bool MayBe(ReadOnlySpan<int> sizes, ReadOnlySpan<char> digits) => sizes switch
    {
        [3, 2] => true,
        _ when digits.Length > MostNational && digits[0] == '0' => false,
        _ when digits[0] == '0' => digits.Length == 1 || digits[1] != '0' || sizes is [3],
        [1 or 3 or 4 or >= 13] or [1, 3] or [3, 3 or 4 or 7] or [4, 4 or 6] => true,
        [_] or [_, _] => false,
        _ => true,
    };

    private static bool IsSeparator(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            '-' or '.' or '/' or '\u00A0' or '\u2011' => char.IsAsciiDigit(next),
            ' ' => char.IsAsciiDigit(next) || next == '(',
            ')' => char.IsAsciiDigit(next) || next is ' ' or '-',
            '(' => char.IsAsciiDigit(next),
            _ => false,
        };
    }

    private static bool IsWhole(string text, int end) =>
        end == text.Length || !(Characters.IsLetterOrDigit(text[end]) && !Characters.IsUnspaced(text[end]))
            && !(text[end] is ':' or '_' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])) && text[end] is not ('%' or '@');

    /// <summary>13 to 19 digits of an issuer that exists, in one piece or in groups, with a right check digit (ISO/IEC 7812-1).</summary>
    private static bool IsCard(ReadOnlySpan<char> digits, ReadOnlySpan<int> sizes)
    {
        if (digits.Length is < 13 or > MostDigits || digits[0] is < '2' or > '6' || !AreCardGroups(sizes))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum % 10 == 0;
    }

    private static bool AreCardGroups(ReadOnlySpan<int> sizes) => sizes.Length == 1 || sizes is [4, 4, 4, 1 or 4, ..] or [4, 6, 4 or 5];

    private readonly record struct Reading(int End, int Digits, int Groups, char Separator, bool International);
}
