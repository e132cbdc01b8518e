using System.Globalization;

namespace Telemetry.Client.Scrubbing;

/// <summary>What a character is to the tokenizer.</summary>
internal static class Characters
{
    private const string WordMarks = ".:/\\@_-+%~$#";
    private const string Openings = "'\"`\u2018\u201C\u201E\u00AB\u2039\u300C\u300E";
    private const string Closings = "'\"`\u2019\u201D\u201C\u00BB\u203A\u300D\u300F";

    private static readonly bool[] AsciiWords = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) || WordMarks.Contains((char)c, StringComparison.Ordinal))];

    /// <summary>How many kinds of quotes there are.</summary>
    internal static int QuoteKinds => Openings.Length;

    /// <summary>Whether it is part of a word: letters, digits and the marks that addresses, paths and versions are made with.</summary>
    internal static bool IsWord(char c) => c < 128 ? AsciiWords[c] : IsForeignWord(c);

    /// <summary>Whether it is a letter, a digit, or belongs to one.</summary>
    internal static bool IsLetterOrDigit(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : IsForeignWord(c);

    /// <summary>Whether scripts that it belongs to are written without spaces, so that a word of another script may touch it.</summary>
    internal static bool IsUnspaced(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u0E00' and <= '\u0E7F');

    /// <summary>The kind of quote that it opens; -1 where it opens none.</summary>
    internal static int QuoteKind(char c) => c is '\'' or '"' or '`' or > '\u007F' ? Openings.IndexOf(c, StringComparison.Ordinal) : -1;

    /// <summary>What closes a kind of quote.</summary>
    internal static char Closing(int kind) => Closings[kind];

    internal static bool IsClosing(char c) => c is '\'' or '"' or '`' || (c > 127 && Closings.Contains(c, StringComparison.Ordinal));

    private static bool IsForeignWord(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber or UnicodeCategory.Format;
}
