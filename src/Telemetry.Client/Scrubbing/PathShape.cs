namespace Telemetry.Client.Scrubbing;

/// <summary>Whether a text is a path, judged by its beginning or by its separators.</summary>
internal static class PathShape
{
    private const int LongestExtension = 8;

    /// <summary>
    /// Whether it begins as only paths do: <c>/x</c>, <c>C:\</c>, <c>\\server</c>, <c>~/</c>, <c>./</c>, <c>../</c>, <c>%HOME%\</c>, <c>$HOME/</c>.
    /// </summary>
    internal static bool Starts(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return false;
        }

        return text[0] switch
        {
            '/' => StartsUnix(text),
            '\\' => text[1] == '\\' ? text.TrimStart('\\') is { Length: > 0 } rest && IsNameStart(rest[0]) : IsNameStart(text[1]) && text[2..].Contains('\\'),
            '~' => IsSeparator(text[1]) || (IsNameStart(text[1]) && EndsNameWithSeparator(text[1..])),
            '.' => IsSeparator(text[1]) || (text[1] == '.' && text.Length > 2 && IsSeparator(text[2])),
            '%' => StartsAfterPercent(text[1..]),
            '$' => StartsAfterDollar(text[1..]),
            _ => IsDrive(text),
        };
    }

    internal static bool IsDrive(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsAsciiLetter(text[0]) && text[1] == ':' && IsSeparator(text[2]);

    /// <summary>
    /// Whether a word is a path by its separators: a backslash between names, two slashes, or one slash before a file name with an extension.
    /// Dates, fractions and media types are none.
    /// </summary>
    internal static bool IsRelative(ReadOnlySpan<char> word)
    {
        var slashes = 0;
        for (var i = 0; word[i..].IndexOfAny('/', '\\') is var length and >= 0; i++)
        {
            i += length;
            if (i == 0 || i + 1 == word.Length)
            {
                continue;
            }

            if (word[i] == '\\' ? IsNameStart(word[i - 1]) && IsNameStart(word[i + 1]) : word[i - 1] != '/' && ++slashes == 2 && HasLetter(word))
            {
                return true;
            }
        }

        return slashes == 1 && HasExtension(word) && HasLetter(word) && !word.StartsWith("application/vnd.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the last name has a dot and up to eight letters and digits after it, a letter first; <c>v2</c> and the like are versions.</summary>
    internal static bool HasExtension(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOfAny('/', '\\') + 1)..];
        var extension = name[(name.LastIndexOf('.') + 1)..];
        if (extension.Length == name.Length || extension.Length is 0 or > LongestExtension || !char.IsAsciiLetter(extension[0]))
        {
            return false;
        }

        foreach (var c in extension)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return !IsVersion(extension);
    }

    internal static bool IsSeparator(char c) => c is '/' or '\\';

    /// <summary>Whether what is inside quotes is a path: as a whole, or by separators among words.</summary>
    internal static bool IsQuoted(ReadOnlySpan<char> content)
    {
        if (content.IndexOfAny('/', '\\', '.') < 0)
        {
            return content.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        }

        if (Starts(content) || content.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return content.IndexOfAny(" \t") < 0
            ? IsRelative(content) || FileName.IsQuoted(content)
            : IsSpacedRelative(content);
    }

    private static bool IsSpacedRelative(ReadOnlySpan<char> content)
    {
        if (content.ContainsAny(CharacterSets.NotInSpacedPaths) || content.IndexOfAny('/', '\\') < 0)
        {
            return FileName.IsQuoted(content);
        }

        var first = content[..content.IndexOfAny(" \t")];
        return (!PathShape.Starts(first) && HasExtension(content)) || (content.Contains('\\') && IsRelative(content));
    }

    private static bool StartsUnix(ReadOnlySpan<char> text)
    {
        var name = text.TrimStart('/');
        if (name.IsEmpty || !IsNameStart(name[0]))
        {
            return false;
        }

        // "/24" and "/2" are the ends of prefixes and fractions.
        foreach (var c in name)
        {
            if (!char.IsAsciiDigit(c))
            {
                return IsNameStart(c) || IsSeparator(c) || c is ':' or '+' or '@' or '%' or '~' or '$' or '#' or '-';
            }
        }

        return false;
    }

    private static bool EndsNameWithSeparator(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && (IsNameStart(text[i]) || text[i] == '-'))
        {
            i++;
        }

        return i < text.Length && IsSeparator(text[i]);
    }

    private static bool StartsAfterPercent(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf('%');
        return close > 0 && close + 1 < text.Length && IsSeparator(text[close + 1]);
    }

    private static bool StartsAfterDollar(ReadOnlySpan<char> text)
    {
        var name = text.StartsWith("env:", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        if (!name.IsEmpty && name[0] == '{')
        {
            var close = name.IndexOf('}');
            return close > 0 && close + 1 < name.Length && IsSeparator(name[close + 1]);
        }

        return EndsNameWithSeparator(name);
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVersion(ReadOnlySpan<char> extension)
    {
        foreach (var c in extension[1..])
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return extension.Length > 1 && extension[0] is 'v' or 'V';
    }

    private static bool IsNameStart(char c) => Characters.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '?' or '@' or '$' or '~' or '#' or '%' or '+';
}
